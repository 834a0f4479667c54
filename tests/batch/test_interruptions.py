"""A batch that is stopped at any moment, by whomever: no file is half-written, and the next run does only the rest."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from many_units import build, command, counts, environment, lay_out, leftovers, reports

UNITS = 200


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The reports of a run that nobody stops."""
    folder = lay_out(tmp_path_factory.mktemp("undisturbed"), UNITS)
    assert build(folder).returncode == 0
    return reports(folder)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_out(tmp_path, UNITS)


def begun(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A batch of two workers in a process of its own."""
    return subprocess.Popen(
        command("--all", "units", "-j", "2", *arguments),
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def wait_for(happened: Callable[[], bool]) -> None:
    """Wait until something has happened, at most half a minute."""
    for _ in range(3_000):
        if happened():
            return
        time.sleep(0.01)
    pytest.fail("it did not happen")


def of_group(group: int) -> list[int]:
    """The processes of a group that still live."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if entry.name.isdecimal() and int(fields[2]) == group and fields[0] not in "ZX":
                found.append(int(entry.name))
        except (OSError, IndexError, ValueError):
            continue
    return found


def number_of(folder: Path) -> int:
    return len(list((folder / "output").glob("*.docx")))


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")


@linux
@pytest.mark.parametrize("wanted", [1, 40, 111, 160])
def test_a_batch_that_is_killed_goes_on_where_it_was(project: Path, undisturbed: dict[str, bytes], wanted: int) -> None:
    batch = begun(project)
    wait_for(lambda: number_of(project) >= wanted or batch.poll() is not None)
    batch.kill()
    batch.communicate()
    wait_for(lambda: not of_group(batch.pid))  # workers do not outlive the one who started them
    before = reports(project)
    assert before.items() <= undisturbed.items()
    done = build(project, "-j", "2")
    assert done.returncode == 0
    assert counts(done).get("unchanged", 0) == len(before)
    assert reports(project) == undisturbed
    assert leftovers(project) == []


@linux
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl+C", "SIGTERM"])
def test_a_batch_that_is_told_to_stop_says_how_to_go_on(
    project: Path, undisturbed: dict[str, bytes], number: signal.Signals, code: int
) -> None:
    batch = begun(project)
    wait_for(lambda: number_of(project) > 10)
    os.killpg(batch.pid, number) if number == signal.SIGINT else batch.send_signal(number)
    out, err = batch.communicate(timeout=30)
    assert batch.returncode == code
    assert of_group(batch.pid) == []
    assert "Traceback" not in err
    left = UNITS - len(out.splitlines())
    assert f"run it again to go on with the remaining {left}." in err
    assert leftovers(project) == []
    assert set(out.splitlines()) == {f"output/{name}" for name in reports(project)}
    assert counts(build(project)) == {"built": left, "unchanged": UNITS - left}
    assert reports(project) == undisturbed


@linux
def test_a_worker_that_is_killed_costs_no_report(project: Path, undisturbed: dict[str, bytes]) -> None:
    batch = begun(project)
    wait_for(lambda: number_of(project) > 10)
    os.kill(next(process for process in of_group(batch.pid) if process != batch.pid), signal.SIGKILL)
    _, err = batch.communicate(timeout=60)
    assert (batch.returncode, "Traceback" in err) == (0, False)
    assert reports(project) == undisturbed
    assert leftovers(project) == []


def test_a_reader_that_goes_away_is_no_traceback(project: Path) -> None:
    batch = begun(project)
    assert batch.stdout is not None
    assert batch.stderr is not None
    batch.stdout.readline()
    batch.stdout.close()
    assert "Traceback" not in batch.stderr.read()
    assert batch.wait(30) == 3
    batch.stderr.close()
    assert leftovers(project) == []
