"""Help pages: each in one language, and no command read before it is asked for."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from broken_projects import lay_out
from small_project import on_disk

from reportgen.cli import run
from reportgen.cli.main import COMMANDS

PAGES = [[], *([name] for name in COMMANDS)]


def page(capsys: pytest.CaptureFixture[str], language: str, command: list[str], option: str = "--help") -> str:
    assert run(["--lang", language, *command, option]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


@pytest.mark.parametrize("command", PAGES, ids=lambda command: " ".join(command) or "reportgen")
def test_a_chinese_page_has_no_english_sentence(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    said = page(capsys, "zh", command)
    assert said.startswith(f"用法：reportgen {' '.join([*command, '['])}")
    assert "\n选项：\n" in said
    assert not re.search(r"[A-Za-z]+ (?!DIR|CODES|FILE)[a-z]+ [a-z]+", said.replace("reportgen", ""))
    assert " / " not in said


@pytest.mark.parametrize("command", PAGES, ids=lambda command: " ".join(command) or "reportgen")
def test_an_english_page_has_no_chinese_sentence(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    said = page(capsys, "en", command)
    assert said.startswith(f"Usage: reportgen {' '.join([*command, '['])}")
    assert "\nOptions:\n" in said
    # `new` knows its options by Chinese names too.
    assert not re.findall("[一-鿿，。；：]", re.sub(r"工作报告|--[一-鿿]+", "", said))
    assert " / " not in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_commands_are_listed_with_what_they_do(capsys: pytest.CaptureFixture[str], language: str) -> None:
    said = page(capsys, language, [], "-h")
    listed = re.findall(r"^  (\w+) +\S", said.split("命令：" if language == "zh" else "Commands:")[1], re.MULTILINE)
    assert listed == list(COMMANDS)


def test_help_may_be_asked_for_in_both_languages_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    chinese, english, again = (page(capsys, language, ["check"]) for language in ("zh", "en", "zh"))
    assert chinese == again != english


def test_the_help_of_check_says_what_json_holds(capsys: pytest.CaptureFixture[str]) -> None:
    keys = "code、severity、message、remedy、file、line、column、end_line、end_column"
    assert keys in "".join(line.strip() for line in page(capsys, "zh", ["check"]).splitlines())


def test_a_build_without_findings_reads_no_other_command_and_no_words_for_findings(tmp_path: Path) -> None:
    lay_out(tmp_path)
    code = (
        "import sys\n"
        "from reportgen.cli import run\n"
        "assert run(['build']) == 0\n"
        "print(*sorted(name for name in sys.modules if name.startswith('reportgen.')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    read = done.stdout.splitlines()[-1].split()
    assert [name for name in read if name.startswith("reportgen.cli")] == [
        "reportgen.cli",
        "reportgen.cli.build",
        "reportgen.cli.main",
        "reportgen.cli.terminal",
    ]
    assert [name for name in read if "catalog" in name] == []


def test_a_build_under_a_guard_imports_no_stage_before_its_worker_does(tmp_path: Path) -> None:
    on_disk(tmp_path, {"templates/note/note.md.j2": "# {{ title }}\n"})
    code = (
        "import sys\n"
        "from reportgen.cli import run\n"
        "assert run(['build']) == 0\n"
        "print(*sorted({'.'.join(name.split('.')[:2]) for name in sys.modules if name.startswith('reportgen.')}))\n"
        "print(*sorted({'jinja2', 'markdown_it', 'subprocess', 'tempfile'} & {*sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    *_, ours, foreign = done.stdout.splitlines()
    assert ours.split() == [f"reportgen.{name}" for name in ("cli", "packs", "pipeline", "source", "writers")]
    assert foreign == ""
