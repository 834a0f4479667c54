"""What reads our output may go away, be closed from the start, or know few characters: never a traceback."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from broken_projects import lay_out

from reportgen.cli import run
from reportgen.cli.terminal import told
from reportgen.source import Span, problem

REPORT = "output/工作报告.docx"
COMMAND = f"{sys.executable} -m reportgen"


def shell(project: Path, script: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A line typed into a shell."""
    return subprocess.run(
        ["sh", "-c", script], cwd=project, env={**os.environ, **environment}, capture_output=True, check=False
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_out(tmp_path)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_do_not_keep_the_report_from_being_written(project: Path, closed: str) -> None:
    done = shell(project, f"{COMMAND} build {closed}")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert (project / REPORT).read_bytes().startswith(b"PK\x03\x04")


@pytest.mark.parametrize("arguments", ["build 没有", "build --nothing", "bild", ""])
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_not_change_the_exit_code_of_a_mistake(project: Path, closed: str, arguments: str) -> None:
    usual = shell(project, f"{COMMAND} {arguments}").returncode
    done = shell(project, f"{COMMAND} {arguments} {closed}")
    assert done.returncode == usual
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_fault(project: Path) -> None:
    done = shell(project, f"{{ {COMMAND} build; echo $? >code; }} | true")
    assert done.stderr == b""
    assert (project / "code").read_text() in ("0\n", "3\n")  # 1 and 2 would say that the input was wrong
    assert (project / REPORT).exists()


def test_only_the_first_line_may_be_read(project: Path) -> None:
    done = shell(project, f"{COMMAND} build | head -n 1")
    assert done.stdout.decode() == f"{REPORT}\n"
    assert done.stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", ["build", "--help"])
def test_a_full_disk_behind_stdout_is_a_fault_of_the_machine(project: Path, arguments: str) -> None:
    done = shell(project, f"{COMMAND} {arguments} >/dev/full")
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "cp1252", "utf-8"])
def test_a_character_that_the_console_does_not_know_is_escaped(project: Path, encoding: str) -> None:
    done = shell(project, f"{COMMAND} --lang zh build 𠮷祥🐼", PYTHONIOENCODING=encoding)
    assert done.returncode == 2
    said = done.stderr.decode(encoding)
    assert "PRJ008" in said
    assert ("“𠮷祥🐼”" in said) == (encoding in ("gb18030", "utf-8"))
    if encoding == "gbk":
        assert "“\\U00020bb7祥\\U0001f43c”" in said


def test_the_path_is_printed_in_the_encoding_of_the_console(project: Path) -> None:
    done = shell(project, f"{COMMAND} build", PYTHONIOENCODING="gbk")
    assert done.stdout.decode("gbk") == f"{REPORT}\n"


def test_a_plain_locale_changes_nothing_in_the_files(project: Path) -> None:
    first = shell(project, f"{COMMAND} build", LC_ALL="C.UTF-8")
    expected = (project / REPORT).read_bytes()
    plain = shell(project, f"{COMMAND} build", LC_ALL="C")
    assert (first.returncode, plain.returncode) == (0, 0)
    assert (project / REPORT).read_bytes() == expected


def test_a_system_that_knows_no_chinese_file_names_is_no_crash(project: Path) -> None:
    done = shell(project, f"{COMMAND} build", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert b"Traceback" not in done.stderr
    assert b"USE006" not in done.stderr


def test_messages_have_no_colour_where_no_terminal_is(project: Path) -> None:
    done = shell(project, f"{COMMAND} build 没有")
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colour_unless_it_says_no(project: Path, environment: dict[str, str], coloured: bool) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-m", "reportgen", "--lang", "en", "build", "nothing"],
        cwd=project,
        env={**inherited, **environment},
        stderr=theirs,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    os.close(theirs)
    said = os.read(ours, 10_000)
    os.close(ours)
    assert b"PRJ008" in said
    assert (b"\x1b[31m" in said) == coloured


def test_a_folder_with_blanks_and_quotes_in_its_name_is_no_trouble(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "-x '二' 项目🐼")
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", "build", "-C", folder.name], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.decode() == f"{folder.name}/{REPORT}\n"


def test_of_very_many_findings_the_first_fifty_are_shown_and_json_lists_them_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = lay_out(tmp_path) / "数字.yaml"
    odd = "".join(f"    项目{number}: 许多\n" for number in range(120))
    path.write_text(path.read_text(encoding="utf-8") + odd, encoding="utf-8")
    assert run(["--lang", "zh", "check", "-C", str(tmp_path)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert sum("FIG001" in line for line in said) == 50
    assert said[-1].startswith("还有 70 处没有显示。")
    run(["--lang", "en", "build", "-C", str(tmp_path)])
    assert capsys.readouterr().err.splitlines()[-1].startswith("70 more are not shown.")
    run(["check", "--format", "json", "-C", str(tmp_path)])
    assert len(json.loads(capsys.readouterr().out)) == 120


def test_warnings_do_not_crowd_out_the_errors_that_stop_the_output() -> None:
    warnings = [problem("FIG015", Span("数字.yaml", line, 1), key="", unit="", suggestion="") for line in range(1, 60)]
    error = problem("DAT005", Span("正文.yaml", 1, 1), key="开头")
    said = list(told([*warnings, error], "zh", None, io.StringIO()))
    assert "DAT005" in said[-2]
    assert said[-1].startswith("还有 10 处没有显示。")
