"""Batches by packs that did not come with the program: a unit without end costs its own report, and nothing else."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from many_units import build, command, counts, environment, lay_out, reports
from psutil import Process

from reportgen import __version__
from reportgen.batch import Desk, Shop, Team, here, kill_workers, open_folder, open_shop, plan, run, workers
from reportgen.batch.guarded import end_guards
from reportgen.pipeline import WRITERS, DataFile, Disk, Units, has_strangers, load_project, require, shipped_packs
from reportgen.pipeline.guard import Limits
from reportgen.source import ReportgenError, Span

PNG = Path(__file__).parents[2] / "docs/images/first-page.png"
PROJECT = "报告:\n  总结: {模板包: note, 数据: 共同.yaml}\n"
SCHEMA = """\
type: object
properties:
  年度: {type: string, format: text}
  开头: {type: string, format: text}
  title: {x-name: 标题, type: string, format: text}
  text: {x-name: 正文, type: string, format: prose}
  figures: {x-name: 数字, type: object, format: figures}
"""
HONEST = "# {{ title }}\n\n{{ text }}\n"
ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
HUGE = "{{ 'x'.zfill(10 ** 10) }}"
TOO_WIDE = "{{ 'x' * 10 ** 10 }}"
BY_TITLE = {"坏": ENDLESS, "大": HUGE, "宽": TOO_WIDE}
HOSTILE = HONEST + "".join(f"{{% if title == '{title}' %}}{trap}{{% endif %}}" for title, trap in BY_TITLE.items())
SHORT = Limits(seconds=1, memory=100_000_000)


def unit(title: str, text: str = "会员{人数}。") -> str:
    return f"标题: {title}\n正文: {text}\n数字: {{人数: 630多万人}}\n"


def project(folder: Path, template: str, units: Mapping[str, str]) -> Path:
    """A project with a pack of its own."""
    lay_out(folder, units, PROJECT)
    pack = folder / "templates/note"
    pack.mkdir(parents=True, exist_ok=True)
    files = {"pack.yaml": "name: note\nextends: base\ntemplate: note.md.j2\nschema: schema.yaml\n"}
    for name, text in {**files, "schema.yaml": SCHEMA, "note.md.j2": template}.items():
        (pack / name).write_text(text, encoding="utf-8")
    return folder


def opened(folder: Path) -> Desk:
    world = Disk(str(folder), shipped_packs())
    (job,) = require(load_project(world)).jobs.values()
    assert has_strangers(job, shipped_packs(), world)
    names, target = frozenset({job.name}), str(folder / "output")
    shop = Shop(__version__, (job.name,), "docx", shipped_packs(), world.root, target, False, False)
    return open_shop(shop._replace(strangers=names, limits=SHORT), world).value


def outcomes(folder: Path, engine: str = "here") -> dict[str, str]:
    """What becomes of each unit: `built`, or the codes of its findings."""
    desk = opened(folder)
    (job,) = desk.jobs.values()
    units = Units(DataFile("units", Span("units")))
    orders = plan([job._replace(units=units)], WRITERS["docx"].suffix, Disk(str(folder))).value.orders
    with here() as alone, workers(2) as pool, open_folder(desk.shop.target) as target:
        team = {
            "here": Team(alone, 1),
            "workers": Team(pool, 2, end=kill_workers),
            "elsewhere": Team(lambda: ThreadPoolExecutor(1), 1, far=True),
        }[engine]
        done = [each for chunk in run(desk, orders, target, team) for each in chunk]
    end_guards()
    return {
        each.order.unit.name: " ".join(found.code for found in each.outcome.diagnostics) or each.outcome.state.value
        for each in done
    }


def below() -> list[str]:
    """The processes that we have started and that still live."""
    children = Process().children(recursive=True)
    return [" ".join(each.cmdline()) for each in children if each.is_running() and each.status() != "zombie"]


@pytest.mark.parametrize("engine", ["here", "workers", "elsewhere"])
def test_a_hostile_unit_fails_alone_and_no_process_is_left(tmp_path: Path, engine: str) -> None:
    titles = {"甲.yaml": "甲", "乙.yaml": "坏", "丙.yaml": "丙", "丁.yaml": "大", "戊.yaml": "宽", "己.yaml": "己"}
    before = below()
    folder = project(tmp_path, HOSTILE, {name: unit(title) for name, title in titles.items()})
    assert outcomes(folder, engine) == {
        "甲": "built",
        "乙": "TPL010",
        "丙": "built",
        "丁": "TPL011",
        "戊": "TPL013",
        "己": "built",
    }
    assert len(reports(folder)) == 3
    deadline = time.monotonic() + 5
    while (left := sorted(set(below()) - set(before))) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []


@pytest.mark.parametrize("engine", ["here", "elsewhere"])
def test_a_pack_that_never_ends_is_given_up_and_tried_anew_by_the_next_batch(tmp_path: Path, engine: str) -> None:
    folder = project(tmp_path, HOSTILE, {f"{number}.yaml": unit("坏") for number in range(12)})
    told = outcomes(folder, engine)
    assert told == {"0": "TPL010", "1": "TPL010", **{str(number): "TPL010 TPL014" for number in range(2, 12)}}
    for number in range(1, 12):
        (folder / f"units/{number}.yaml").write_text(unit("好"), encoding="utf-8")
    told = outcomes(folder, engine)
    assert told == {"0": "TPL010", **{str(number): "built" for number in range(1, 12)}}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_honest_pack_of_the_project_s_own_is_built_and_left_alone_when_unchanged(tmp_path: Path, jobs: str) -> None:
    folder = project(tmp_path, HONEST, {f"{number:02}.yaml": unit(f"第{number}") for number in range(20)})
    done = build(folder, "-j", jobs)
    assert (done.returncode, counts(done)) == (0, {"built": 20}), done.stderr
    assert counts(build(folder, "-j", jobs)) == {"unchanged": 20}
    alone = project(tmp_path / "alone", HONEST, {})
    shutil.copy(folder / "units/07.yaml", alone / "07.yaml")
    (alone / "reportgen.yaml").write_text(
        PROJECT.replace("数据: 共同.yaml", "数据: [共同.yaml, 07.yaml]"), encoding="utf-8"
    )
    assert subprocess.run(command(), cwd=alone, env=environment(), check=False).returncode == 0
    assert reports(alone)["总结.docx"] == reports(folder)["总结-07.docx"]


def test_a_changed_template_builds_all_anew(tmp_path: Path) -> None:
    folder = project(tmp_path, HONEST, {"甲.yaml": unit("甲"), "乙.yaml": unit("乙")})
    assert counts(build(folder)) == {"built": 2}
    project(tmp_path, f"{HONEST}\n完\n", {})
    assert counts(build(folder)) == {"built": 2}
    (folder / "units/甲.yaml").write_text(unit("另"), encoding="utf-8")
    assert counts(build(folder)) == {"built": 1, "unchanged": 1}


@pytest.mark.parametrize("engine", ["here", "elsewhere"])
def test_a_picture_is_an_input_of_a_stranger_s_report_too(tmp_path: Path, engine: str) -> None:
    folder = project(
        tmp_path, HONEST, {"甲.yaml": unit("甲", "'![](图/甲.png)'"), "乙.yaml": unit("乙", "'![](图/乙.png)'")}
    )
    (folder / "图").mkdir()
    shutil.copy(PNG, folder / "图/甲.png")
    assert outcomes(folder, engine) == {"甲": "built", "乙": "SRC001"}
    shutil.copy(PNG, folder / "图/乙.png")
    assert outcomes(folder, engine) == {"甲": "unchanged", "乙": "built"}
    (folder / "图/甲.png").write_bytes(PNG.read_bytes() + b"\0")
    assert outcomes(folder, engine) == {"甲": "built", "乙": "unchanged"}


def test_a_fault_of_a_stranger_s_pack_is_told_once_before_anything_is_written(tmp_path: Path) -> None:
    folder = project(tmp_path, "{{ titel }}", {"甲.yaml": unit("甲"), "乙.yaml": unit("乙")})
    done = build(folder)
    assert (done.returncode, done.stdout, done.stderr.count("templates/note/note.md.j2:1")) == (1, "", 1), done.stderr
    assert not (folder / "output").exists()


def test_a_template_that_takes_too_long_to_read_is_told_before_anything_is_written(tmp_path: Path) -> None:
    folder = project(tmp_path, "{{ 9 ** 9 ** 9 ** 9 }}" + "{{ 1 }}" * 400_000, {"甲.yaml": unit("甲")})
    with pytest.raises(ReportgenError) as caught:
        opened(folder)
    assert {found.code for found in caught.value.diagnostics} <= {"TPL010", "TPL011", "TPL012", "TPL013"}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_a_batch_of_strangers_and_all_its_processes(tmp_path: Path, jobs: str) -> None:
    titles = {f"{number:02}.yaml": "好" if number < 1 else "坏" for number in range(8)}
    folder = project(tmp_path, HOSTILE, {name: unit(title) for name, title in titles.items()})
    batch = subprocess.Popen(
        command("--all", "units", "-j", jobs),
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert batch.stdout is not None
    batch.stdout.readline()
    time.sleep(0.5)
    children = partial(Process(batch.pid).children, recursive=True)
    left = children()
    assert left
    os.kill(batch.pid, signal.SIGINT)
    _, told = batch.communicate(timeout=2)
    assert (batch.returncode, "Traceback" in told) == (130, False), told
    deadline = time.monotonic() + 2
    while any(each.is_running() and each.status() != "zombie" for each in left) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(each.is_running() and each.status() != "zombie" for each in left)
