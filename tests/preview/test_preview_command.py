"""The command `reportgen preview`: where it listens, how it ends, what it says without its libraries."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from live import copied, previewing

from reportgen.cli import run
from reportgen.preview.serve import bound

WINDOWS = sys.platform == "win32"


@pytest.mark.skipif(WINDOWS, reason="Ctrl+C can't be sent to one process there")
def test_ctrl_c_ends_it_in_order_and_leaves_nothing_behind(tmp_path: Path) -> None:
    project = copied(tmp_path)
    before = sorted(project.rglob("*"))
    with previewing(project) as live:
        port = int(live.address.split(":")[2].split("/")[0])
        assert live.interrupt() == 0
        assert live.process.stderr is not None
        assert "Traceback" not in live.process.stderr.read()
        assert live.process.stdout is not None
        assert live.process.stdout.read() == ""
    assert sorted(project.rglob("*")) == before
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 5)


def test_the_address_is_closed_to_who_does_not_have_the_token(tmp_path: Path) -> None:
    with previewing(copied(tmp_path)) as live:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(live.address.split("?")[0])
        assert refused.value.code == 403
        assert "只能用一次" in refused.value.read().decode()


def test_it_listens_on_the_loopbacks_only() -> None:
    sockets = bound(0)
    try:
        assert {each.getsockname()[0] for each in sockets} <= {"127.0.0.1", "::1"}
        assert len({each.getsockname()[1] for each in sockets}) == 1
    finally:
        for each in sockets:
            each.close()


def test_a_port_that_is_taken_is_the_machines_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["--lang", "zh", "preview", "--no-open", "--port", str(port), "-C", str(copied(tmp_path))]) == 3
    assert f"USE051：端口 {port} 用不了" in capsys.readouterr().err


@pytest.mark.parametrize("library", ["starlette", "uvicorn", "watchfiles"])
def test_without_its_libraries_it_says_how_to_install_them(library: str, tmp_path: Path) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / f"{library}.py").write_text(f"raise ModuleNotFoundError('No module named {library}')\n")
    path = os.pathsep.join([str(tmp_path / "hidden"), *filter(None, sys.path)])
    seen = subprocess.run(
        [sys.executable, "-m", "reportgen", "--lang", "zh", "preview", "--no-open", "-C", str(copied(tmp_path))],
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert seen.returncode == 2
    assert "USE050" in seen.stderr
    assert "pip install reportgen[preview]" in seen.stderr


def test_a_report_that_there_is_not_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "preview", "工作报", "-C", str(copied(tmp_path))]) == 2
    assert "PRJ008" in capsys.readouterr().err


def test_a_folder_without_a_project_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "preview", "-C", str(tmp_path)]) == 2
    assert "USE005" in capsys.readouterr().err


def test_no_other_command_imports_what_the_preview_needs(tmp_path: Path) -> None:
    code = (
        "import sys; from reportgen.cli import run; run(['build']); "
        "print([n for n in ('starlette', 'uvicorn', 'watchfiles', 'asyncio') if n in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    seen = subprocess.run(
        [sys.executable, "-c", code], cwd=copied(tmp_path), env=environment, capture_output=True, encoding="utf-8"
    )
    assert seen.stdout.splitlines()[-1] == "[]"
