"""Batches whose workers see neither project nor folder: any executor will do, and a real Dask cluster does."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
from many_units import PROJECT, build, command, counts, environment, lay_out, reports, unit
from psutil import Process

from reportgen import __version__
from reportgen.batch import Shop, State, Team, here, open_folder, open_shop, plan, run
from reportgen.batch.executors import Here
from reportgen.batch.run import Done
from reportgen.pipeline import WRITERS, DataFile, Disk, Units, load_project, require, shipped_packs
from reportgen.source import Span

T = TypeVar("T")

PNG = Path(__file__).parents[2] / "docs/images/first-page.png"


def elsewhere(
    folder: Path, start: Callable[[], Executor] | None = None, far: bool = True, version: str = __version__
) -> list[Done]:
    """What becomes of all units when an executor that knows nothing of the disk does the work."""
    return list(chain.from_iterable(in_chunks(folder, start, far, version)))


def in_chunks(
    folder: Path,
    start: Callable[[], Executor] | None = None,
    far: bool = True,
    version: str = __version__,
    size: int = 2,
) -> Iterator[list[Done]]:
    """The same as it is told, by `size` workers."""
    world = Disk(str(folder), shipped_packs())
    jobs = [
        job._replace(units=Units(DataFile("units", Span("units"))))
        for job in require(load_project(world)).jobs.values()
    ]
    orders = plan(jobs, WRITERS["docx"].suffix, world).value.orders
    names = tuple(job.name for job in jobs)
    target = str(folder / "output")
    shop = Shop(version, names, "docx", shipped_packs(), world.root, target, False, False)
    desk = open_shop(shop, world).value
    with here() as alone, open_folder(target) as opened:
        yield from run(desk, orders, opened, Team(start or alone, size, far))


def states(done: list[Done]) -> list[str]:
    return [each.outcome.state.value for each in done]


def codes(done: list[Done]) -> list[str]:
    return [found.code for each in done for found in each.outcome.diagnostics]


# Any executor


def test_any_executor_gives_the_same_bytes(tmp_path: Path) -> None:
    local = lay_out(tmp_path / "local", 20)
    assert build(local).returncode == 0
    remote = lay_out(tmp_path / "remote", 20)
    assert states(elsewhere(remote, lambda: ThreadPoolExecutor(1))) == ["built"] * 20
    assert reports(remote) == reports(local)


def test_what_is_unchanged_is_not_even_sent(tmp_path: Path) -> None:
    def nobody() -> Executor:
        class Nobody(ThreadPoolExecutor):
            def submit(self, *arguments: object, **more: object) -> object:  # type: ignore[override]
                pytest.fail("something was sent")

        return Nobody()

    lay_out(tmp_path, 6)
    elsewhere(tmp_path)
    assert states(elsewhere(tmp_path, nobody)) == ["unchanged"] * 6


def test_a_bad_unit_fails_alone(tmp_path: Path) -> None:
    lay_out(tmp_path, {"甲.yaml": unit("甲"), "乙.yaml": "数字: 无", "丙.yaml": unit("丙"), "丁/说明.docx": ""})
    done = elsewhere(tmp_path)
    assert sorted(states(done)) == ["built", "built", "failed", "failed"]
    assert "PRJ025" in codes(done)


def with_pictures(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    data = {f"{name}.yaml": unit(name).replace("全县有", f"![](图/{name}.png)\n\n全县有") for name in ("甲", "乙")}
    lay_out(
        folder,
        {
            name: text.replace("正文: ", "正文: |\n      ").replace("\n\n全", "\n\n      全")
            for name, text in data.items()
        },
    )
    (folder / "图").mkdir()
    return folder


@pytest.mark.parametrize("far", [True, False], ids=["elsewhere", "here"])
def test_a_picture_is_an_input_like_others(tmp_path: Path, far: bool) -> None:
    folder = with_pictures(tmp_path / "project")
    for name in "甲乙":
        shutil.copy(PNG, folder / f"图/{name}.png")
    assert states(elsewhere(folder, far=far)) == ["built", "built"]
    assert states(elsewhere(folder, far=far)) == ["unchanged", "unchanged"]
    (folder / "图/甲.png").write_bytes((folder / "图/甲.png").read_bytes() + b"\0")
    done = {each.order.unit.name: each.outcome.state for each in elsewhere(folder, far=far)}
    assert done == {"甲": State.BUILT, "乙": State.UNCHANGED}


@pytest.mark.parametrize("far", [True, False], ids=["elsewhere", "here"])
def test_a_picture_that_is_missing_is_told_once_it_is_clear_that_nobody_has_it(tmp_path: Path, far: bool) -> None:
    folder = with_pictures(tmp_path / "project")
    shutil.copy(PNG, folder / "图/甲.png")
    done = elsewhere(folder, far=far)
    assert {each.order.unit.name: each.outcome.state for each in done} == {"甲": State.BUILT, "乙": State.FAILED}
    assert codes(done) == ["SRC001"]


def test_who_works_alone_tells_of_a_report_before_the_next_is_made(tmp_path: Path) -> None:
    handed_in = []

    class Alone(Here):
        def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
            handed_in.append(fn)
            return super().submit(fn, *args, **kwargs)

    lay_out(tmp_path, 8)
    told = in_chunks(tmp_path, Alone, far=False, size=1)
    assert [len(handed_in) for _ in told] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_chunks_grow_smaller_towards_the_end_so_that_workers_finish_together(tmp_path: Path) -> None:
    sizes = [len(chunk) for chunk in in_chunks(lay_out(tmp_path, 40), far=False, size=1)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sum(sizes), sizes[0], sizes[-8:]) == (40, 5, [1] * 8)


def test_another_version_on_the_cluster_is_refused(tmp_path: Path) -> None:
    done = elsewhere(lay_out(tmp_path, 2), version="0.0.1")
    assert states(done) == ["failed", "failed"]
    assert set(codes(done)) == {"OUT014"}


# Dask

_CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


class Cluster(NamedTuple):
    """A cluster: the process that holds it, and the address of its scheduler."""

    process: subprocess.Popen[str]
    address: str


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A Dask cluster on this machine, whose workers stand in a folder of their own."""
    folder = tmp_path_factory.mktemp("cluster")
    (folder / "cluster.py").write_text(_CLUSTER, encoding="utf-8")
    cluster = subprocess.Popen(
        [sys.executable, "cluster.py"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert cluster.stdout is not None
    yield Cluster(cluster, cluster.stdout.readline().strip())
    cluster.communicate(timeout=60)


@pytest.fixture
def scheduler(cluster: Cluster) -> str:
    return cluster.address


def test_a_dask_cluster_builds_the_same_reports_and_leaves_alone_what_is_unchanged(
    tmp_path: Path, scheduler: str
) -> None:
    folder = lay_out(tmp_path, 60)
    done = build(folder, "--scheduler", scheduler, "-o", "remote", PYTHONWARNINGS="error")
    assert (done.returncode, counts(done)) == (0, {"built": 60})
    assert build(folder).returncode == 0
    assert reports(folder, "remote") == reports(folder)
    (folder / "units/县007.yaml").write_text(unit("句容市"), encoding="utf-8")
    done = build(folder, "--scheduler", scheduler, "-o", "remote", PYTHONWARNINGS="error")
    assert done.stdout == "remote/总结-县007.docx\n"
    assert counts(done) == {"built": 1, "unchanged": 59}


def test_a_bad_unit_fails_alone_on_a_dask_cluster(tmp_path: Path, scheduler: str) -> None:
    folder = lay_out(tmp_path, 8)
    (folder / "units/县003.yaml").write_text("数字: 无", encoding="utf-8")
    done = build(folder, "--scheduler", scheduler)
    assert (done.returncode, counts(done)) == (1, {"built": 7, "failed": 1})
    assert "units/县003.yaml:1:5: data error DAT006" in done.stderr


def test_a_dask_worker_that_is_killed_costs_no_report(tmp_path: Path, cluster: Cluster) -> None:
    folder = lay_out(tmp_path, 200)
    batch = subprocess.Popen(
        command("--all", "units", "--scheduler", cluster.address),
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert batch.stdout is not None
    batch.stdout.readline()
    workers = [
        each
        for each in Process(cluster.process.pid).children(recursive=True)
        if "spawn_main" in " ".join(each.cmdline())
    ]
    workers[0].kill()
    _, err = batch.communicate(timeout=120)
    assert (batch.returncode, "Traceback" in err) == (0, False), err
    assert len(reports(folder)) == 200


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere", "tcp://no.such.host.invalid:8786"])
def test_a_cluster_that_does_not_answer_is_told(tmp_path: Path, address: str) -> None:
    done = build(lay_out(tmp_path, 1), "--scheduler", address)
    assert (done.returncode, done.stdout) == (3, "")
    assert "OUT015" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_dask_the_way_to_get_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without/distributed.py").write_text("raise ImportError", encoding="utf-8")
    paths = [str(tmp_path / "without"), *filter(None, sys.path)]
    done = build(lay_out(tmp_path, 1, PROJECT), "--scheduler", "tcp://127.0.0.1:1", PYTHONPATH=":".join(paths))
    assert done.returncode == 2
    assert "USE041" in done.stderr
