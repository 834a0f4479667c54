"""`reportgen build`: what it writes, what it prints, and with which exit code it leaves."""

import gc
import locale
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from broken_projects import Case, lay_out, read_case

from reportgen.__main__ import main
from reportgen.cli import run
from reportgen.pipeline import Disk

REPORT = "output/工作报告.docx"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The healthy project, in which we stand; messages are in English unless a test says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "REPORTGEN_LANG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")
    monkeypatch.chdir(lay_out(tmp_path))
    return tmp_path


TWO_REPORTS = Case(
    "two reports",
    "",
    "",
    {
        "reportgen.yaml": (
            "报告:\n"
            "  工作报告: {模板包: work-report, 数据: [会议.yaml, 数字.yaml, 正文.yaml]}\n"
            "  简报: {模板包: work-report, 数据: [会议.yaml, 数字.yaml, 正文.yaml], 输出: 2021年简报.docx}\n"
        ).encode()
    },
    {},
)

ONE_BROKEN = TWO_REPORTS._replace(
    files={"reportgen.yaml": TWO_REPORTS.files["reportgen.yaml"].replace("[会议.yaml, ".encode(), b"[", 1)}
)


def reportgen(
    project: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "reportgen", *arguments]
    return subprocess.run(
        command,
        cwd=project,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_build_without_an_argument_writes_the_report_and_prints_its_path_only(project: Path) -> None:
    done = reportgen(project, "build")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{REPORT}\n", "")
    assert (project / REPORT).read_bytes().startswith(b"PK\x03\x04")


def test_the_installed_command_is_the_same_as_the_module(project: Path) -> None:
    script = Path(sys.executable).with_name("reportgen")
    if not script.exists():
        pytest.skip("reportgen is not installed as a command here")
    done = subprocess.run([str(script), "build"], cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{REPORT}\n", "")


def test_every_report_is_built_and_each_path_stands_on_a_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(project, TWO_REPORTS)
    assert run(["build"]) == 0
    assert capsys.readouterr().out == f"{REPORT}\noutput/2021年简报.docx\n"


def test_only_the_named_report_is_built(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project, TWO_REPORTS)
    assert run(["build", "简报"]) == 0
    assert capsys.readouterr().out == "output/2021年简报.docx\n"
    assert not (project / REPORT).exists()


def test_a_report_with_a_fault_does_not_keep_the_others_from_being_built(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(project, ONE_BROKEN)
    assert run(["build"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "output/2021年简报.docx\n"
    assert "DAT004" in printed.err
    assert not (project / REPORT).exists()


def test_the_project_may_be_elsewhere(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.parent)
    assert run(["build", "-C", project.name]) == 0
    assert capsys.readouterr().out == f"{project.name}/{REPORT}\n"
    assert (project / REPORT).exists()


@pytest.mark.parametrize("folder", ["成稿", "成稿/2022", "./成稿", "成稿/"])
def test_the_output_folder_may_be_chosen_and_is_made(
    project: Path, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    assert run(["build", "-o", folder]) == 0
    assert capsys.readouterr().out == f"{os.path.normpath(folder)}/工作报告.docx\n"
    assert (project / folder / "工作报告.docx").exists()
    assert not (project / "output").exists()


def test_the_output_folder_may_be_the_one_we_stand_in(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "-o", "."]) == 0
    assert capsys.readouterr().out == "工作报告.docx\n"
    assert (project / "工作报告.docx").exists()


def test_the_output_folder_of_the_project_file_counts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (project / "reportgen.yaml").read_text(encoding="utf-8")
    (project / "reportgen.yaml").write_text(f"输出文件夹: 成稿\n{text}", encoding="utf-8")
    assert run(["build"]) == 0
    assert capsys.readouterr().out == "成稿/工作报告.docx\n"


def test_the_tree_can_be_written_as_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "-f", "tree"]) == 0
    assert capsys.readouterr().out == "output/工作报告.tree.txt\n"
    tree = (project / "output/工作报告.tree.txt").read_text(encoding="utf-8")
    assert "Value “27.9%” ← 理赔.赔付率 = 理赔金额 / 参保金额 | 百分比(1) 数字.yaml:8:10" in tree


def test_an_earlier_report_is_replaced(project: Path) -> None:
    (project / "output").mkdir()
    (project / REPORT).write_bytes(b"earlier")
    assert run(["build"]) == 0
    assert (project / REPORT).read_bytes().startswith(b"PK\x03\x04")
    assert [path.name for path in (project / "output").iterdir()] == ["工作报告.docx"]


def test_a_warning_is_told_and_the_report_is_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project, read_case(Path(__file__).parent / "broken/link-to-a-file.txt"))
    assert run(["build"]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"{REPORT}\n"
    assert "warning MRK003" in printed.err


def test_with_strict_a_warning_stops_the_output(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project, read_case(Path(__file__).parent / "broken/link-to-a-file.txt"))
    assert run(["build", "--strict"]) == 1
    assert capsys.readouterr().out == ""
    assert not (project / REPORT).exists()


def test_with_strict_a_report_without_findings_is_written(project: Path) -> None:
    assert run(["build", "--strict"]) == 0
    assert (project / REPORT).exists()


USAGE = [
    (["bild"], "command error USE002: There is no command “bild”. Did you mean “build”?"),
    (["erzeuge"], "command error USE002: There is no command “erzeuge”. See reportgen --help."),
    (["build", "--nothing"], "command error USE001: There is no option “--nothing”. See reportgen --help."),
    (["--nothing", "build"], "command error USE001: There is no option “--nothing”. See reportgen --help."),
    (["build", "-f", "rtf"], "command error USE003: "),
    (["--lang", "fr", "build"], "command error USE003: "),
    (["build", "-C"], "command error USE007: "),
    (["new"], "command error USE004: "),
    (["schema", "work-report", "base"], "command error USE004: "),
    (["build", "-C", "没有"], "command error USE005: There is no project here: no reportgen.yaml in “没有”."),
    (["build", "-C", "会议.yaml"], "command error USE005: "),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE, ids=[" ".join(arguments) for arguments, _ in USAGE])
def test_a_wrong_command_is_told_in_one_line_and_the_exit_code_is_2(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(said)
    assert printed.err.count("\n") == 1
    assert not (project / "output").exists()


@pytest.mark.parametrize("arguments", [arguments for arguments, _ in USAGE], ids=[" ".join(each) for each, _ in USAGE])
def test_a_wrong_command_is_told_in_chinese_without_english_sentences(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("命令错误 USE00")
    for english in (
        "No such",
        "Invalid",
        "Missing",
        "unexpected",
        "requires",
        "is not one of",
        "Did you mean",
        "Error",
        "Usage",
    ):
        assert english not in said


def test_without_a_command_the_help_is_shown_and_the_exit_code_is_2(project: Path) -> None:
    done = reportgen(project)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "build" in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["build", "--help"], ["build", "-h"]])
def test_help_is_printed(project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run(arguments) == 0
    assert "build" in capsys.readouterr().out


def test_the_version_is_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("reportgen 0.")


def test_an_empty_command_line_gives_the_code_of_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 3)])
def test_an_interruption_gives_its_code(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: type[BaseException],
    code: int,
) -> None:
    def fail(*_: object) -> bytes:
        raise error

    monkeypatch.setattr(Disk, "read", fail)
    assert run(["build"]) == code
    assert capsys.readouterr().err.strip() == ""


def test_without_streams_there_is_still_an_exit_code(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert run(["build"]) == 0
    assert run(["build", "没有"]) == 2


@pytest.mark.parametrize(("arguments", "code"), [(["build"], 0), (["build", "没有"], 2), (["--nothing"], 2)])
def test_the_process_leaves_with_the_code(
    project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    left: list[int] = []
    monkeypatch.setattr(sys, "argv", ["reportgen", *arguments])
    monkeypatch.setattr(os, "_exit", left.append)
    main()
    gc.unfreeze()
    assert left == [code]


LANGUAGES = [
    ({"LANG": "zh_CN.UTF-8"}, [], "错误"),
    ({"LANG": "zh_TW.Big5"}, [], "错误"),
    ({"LANG": "C"}, [], "error"),
    ({"LANG": "de_DE.UTF-8"}, [], "error"),
    ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, [], "错误"),
    ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, [], "error"),
    ({"LANG": "zh_CN.UTF-8", "REPORTGEN_LANG": "en"}, [], "error"),
    ({"LANG": "C", "REPORTGEN_LANG": "zh"}, [], "错误"),
    ({"LANG": "C", "REPORTGEN_LANG": "zh"}, ["--lang", "en"], "error"),
    ({"LANG": "C"}, ["--lang", "zh"], "错误"),
    ({"LANG": "C"}, ["--lang=zh"], "错误"),
]


@pytest.mark.parametrize(("environment", "option", "word"), LANGUAGES)
def test_messages_are_in_the_language_of_the_reader(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    environment: dict[str, str],
    option: list[str],
    word: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run([*option, "build", "没有"]) == 2
    assert f"{word} PRJ008" in capsys.readouterr().err
    assert run([*option, "build", "--nothing"]) == 2
    assert f"{word} USE001" in capsys.readouterr().err


def test_on_windows_the_language_is_that_of_the_system(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("LANG")
    monkeypatch.setattr(locale, "getlocale", lambda: ("Chinese (Simplified)_China", "936"))
    assert run(["build", "没有"]) == 2
    assert "项目错误 PRJ008：" in capsys.readouterr().err


def test_the_language_may_be_chosen_behind_the_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "没有", "--lang", "zh"]) == 2
    assert "项目错误 PRJ008：" in capsys.readouterr().err


def test_a_folder_at_the_place_of_the_report_is_a_fault_of_the_machine(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / REPORT).mkdir(parents=True)
    assert run(["build"]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(
        f"output error OUT001: “{REPORT}” is a link, folder or device and was not written to."
    )


def test_a_link_at_the_place_of_the_report_is_not_followed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "output").mkdir()
    (project / "别处.docx").write_bytes(b"earlier")
    (project / REPORT).symlink_to("../别处.docx")
    assert run(["--lang", "zh", "build"]) == 3
    assert capsys.readouterr().err.startswith(f"输出错误 OUT001：“{REPORT}”不是普通文件")
    assert (project / "别处.docx").read_bytes() == b"earlier"


def test_a_file_that_is_open_in_word_is_told_and_left_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "output").mkdir()
    (project / REPORT).write_bytes(b"earlier")

    def in_use(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", in_use)
        assert run(["--lang", "zh", "build"]) == 3
    assert capsys.readouterr().err == (
        f"输出错误 OUT003：“{REPORT}”写不进去，原来的文件没有动。"
        "如果它正在 Word 或 WPS 里打开，请先关闭；否则检查文件夹的权限。\n"
    )
    assert [path.name for path in (project / "output").iterdir()] == ["工作报告.docx"]
    assert (project / REPORT).read_bytes() == b"earlier"


def test_a_full_disk_is_told_and_the_exit_code_is_3(project: Path) -> None:
    (project / "output").mkdir()
    (project / REPORT).write_bytes(b"earlier")
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "from reportgen.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--lang", "zh", "build"],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.startswith("输出错误 OUT002：磁盘满了")
    assert [path.name for path in (project / "output").iterdir()] == ["工作报告.docx"]
    assert (project / REPORT).read_bytes() == b"earlier"


def test_an_interruption_leaves_the_earlier_report_and_the_exit_code_is_130(project: Path) -> None:
    (project / "output").mkdir()
    (project / REPORT).write_bytes(b"earlier")
    code = (
        "import os, signal, time\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from reportgen.pipeline import Disk\n"
        "read = Disk.read\n"
        "def interrupted(self, path):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    time.sleep(5)\n"
        "    return read(self, path)\n"
        "Disk.read = interrupted\n"
        "from reportgen.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "build"], cwd=project, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 130
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert (project / REPORT).read_bytes() == b"earlier"


def test_a_fault_of_the_program_is_told_as_one_and_without_a_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr(Disk, "read", fail)
    assert run(["build"]) == 3
    assert capsys.readouterr().err.startswith(
        "command error USE006: The program itself failed (RuntimeError: a mistake of ours); your data is not to blame."
    )
    with pytest.raises(RuntimeError):
        run(["--debug", "build"])


def test_a_name_that_would_steer_the_terminal_is_shown_as_an_escape(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "\x1b[31m红\u202e"]) == 2
    assert "“\\u001b[31m红\\u202e”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("会议.yaml", "文件夹的位置上已经有一个同名的文件"),
        ("会议.yaml/成稿", "路径当中有一段是文件，不是文件夹"),
    ],
)
def test_an_output_folder_that_is_a_file_is_told_in_chinese(
    project: Path, capsys: pytest.CaptureFixture[str], output: str, reason: str
) -> None:
    before = (project / "会议.yaml").read_bytes()
    assert run(["--lang", "zh", "build", "-o", output]) == 3
    assert capsys.readouterr().err == (
        f"输出错误 OUT004：“{output}/工作报告.docx”没有写成：{reason}。请检查输出文件夹。\n"
    )
    assert (project / "会议.yaml").read_bytes() == before
