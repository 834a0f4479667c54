"""`reportgen figures`: the book of figures as people see it, where it is written, and when there is none."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from broken_projects import lay_out

from reportgen.cli import run

TABLE = Path(__file__).with_name("figures.txt")
BOOK = "output/工作报告-数字.xlsx"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The healthy project, in which we stand; messages are in Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REPORTGEN_LANG", "zh")
    monkeypatch.chdir(lay_out(tmp_path))
    return tmp_path


def replace(project: Path, file: str, old: str, new: str) -> None:
    text = (project / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (project / file).write_text(text.replace(old, new), encoding="utf-8")


def two_reports(project: Path, data: str = "[会议.yaml, 数字.yaml, 正文.yaml]") -> None:
    text = (project / "reportgen.yaml").read_text(encoding="utf-8")
    text += f"  简报: {{模板包: work-report, 数据: {data}}}\n"
    (project / "reportgen.yaml").write_text(text, encoding="utf-8")


# On the screen


def test_the_table_is_the_one_that_people_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(project, "数字.yaml", "人数: 630多万人", "人数: {值: 630多万人, 来源: 组织部年报}\n    流失: 约2000人")
    said = ""
    for language, columns in (("zh", None), ("en", None), ("zh", "80")):
        said += f"$ {f'COLUMNS={columns} ' if columns else ''}reportgen --lang {language} figures\n"
        if columns is None:
            assert run(["--lang", language, "figures"]) == 0
            said += capsys.readouterr().out
        else:
            said += on_a_terminal(project, columns)
    assert said == TABLE.read_text(encoding="utf-8")


def on_a_terminal(project: Path, columns: str) -> str:
    """What a terminal of so many columns gets."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reportgen", "figures"]
    subprocess.run(command, cwd=project, env={**os.environ, "COLUMNS": columns}, stdout=theirs, check=True)
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 65_536):
            said += piece
    except OSError:  # Linux says so when nothing is left
        pass
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


def test_only_the_named_report_is_listed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_reports(project)
    assert run(["figures", "简报"]) == 0
    one = capsys.readouterr().out
    assert run(["figures"]) == 0
    both = capsys.readouterr().out
    assert one.startswith("名称")
    assert both.startswith("报告      名称")
    assert len(both.splitlines()) - 2 == 2 * (len(one.splitlines()) - 2)


def test_the_project_may_be_elsewhere(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.parent)
    assert run(["figures", "-C", project.name, "-f", "xlsx"]) == 0
    assert capsys.readouterr().out == f"{project.name}/{BOOK}\n"
    assert (project / BOOK).exists()


# Files


def test_csv_goes_to_stdout_as_excel_wants_it(project: Path) -> None:
    command = [sys.executable, "-m", "reportgen", "figures", "-f", "csv"]
    done = subprocess.run(command, cwd=project, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith("\ufeff名称,数字,准确数,".encode())
    assert done.stdout.count(b"\r\n") == done.stdout.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"), newline="")))
    (rate,) = (row for row in rows if row["名称"] == "理赔.赔付率")
    assert rate == {
        "名称": "理赔.赔付率",
        "数字": "27.9%",
        "准确数": "27.9",
        "单位": "%",
        "公式": "理赔金额 / 参保金额 | 百分比(1)",
        "公式所用数字": "理赔金额=252万余元；参保金额=904.28万元",
        "来源": "",
        "填写位置": "数字.yaml:8",
        "印在": "2021年工作回顾 一、",
        "用于公式": "",
    }


def test_excel_is_written_beside_the_reports_and_its_path_printed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["figures", "--format", "xlsx"]) == 0
    assert capsys.readouterr() == (f"{BOOK}\n", "")
    sheet = openpyxl.load_workbook(project / BOOK).active
    assert sheet is not None
    values = [[cell.value for cell in row][:3] for row in sheet.iter_rows()]
    assert values == [
        ["名称", "数字", "准确数"],
        ["回顾年度", "2021年", 2021],
        ["计划年度", "2022年", 2022],
        ["会员.人数", "630多万人", "约6300000"],
        ["会员.新增", "1.2万人", 12000],
        ["理赔.参保金额", "904.28万元", 9042800],
        ["理赔.理赔金额", "252万余元", "约2520000"],
        ["理赔.赔付率", "27.9%", 27.9],
    ]


def test_excel_of_several_reports_has_a_name_of_its_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_reports(project)
    assert run(["figures", "-f", "xlsx"]) == 0
    assert capsys.readouterr().out == "output/数字.xlsx\n"


@pytest.mark.parametrize("without", ["", "sys.modules['lxml'] = None"])
def test_the_same_project_gives_the_same_excel_file_whatever_else_is_installed(project: Path, without: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1658200000"}
    for name, begin in (("甲.xlsx", ""), ("乙.xlsx", without)):
        script = f"import sys; {begin}\nfrom reportgen.cli import run; sys.exit(run(['figures', '-o', '{name}']))"
        subprocess.run([sys.executable, "-c", script], cwd=project, env=environment, check=True)
    assert (project / "甲.xlsx").read_bytes() == (project / "乙.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.csv", b"\xef\xbb\xbf"), ("A.XLSX", b"PK"), ("a.txt", "名称".encode()), ("新/a.csv", b"\xef\xbb\xbf")],
)
def test_the_name_of_the_file_tells_the_format(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, start: bytes
) -> None:
    assert run(["figures", "-o", name]) == 0
    assert capsys.readouterr() == (f"{name}\n", "")
    assert (project / name).read_bytes().startswith(start)


def test_a_table_in_a_file_is_not_cut_to_the_terminal(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(["figures", "-o", "a.txt"]) == 0
    assert len((project / "a.txt").read_text(encoding="utf-8").splitlines()) == 9


@pytest.mark.parametrize(("form", "name"), [("csv", "a.xlsx"), ("table", "a.xlsx"), ("xlsx", "a.csv"), ("xlsx", "a")])
def test_a_name_that_excel_could_not_open_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], form: str, name: str
) -> None:
    assert run(["figures", "-f", form, "-o", name]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"USE030：文件名“{name}”与格式 {form} 不符" in said.err
    assert not (project / name).exists()


def test_a_link_is_not_written_through(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "a.xlsx").symlink_to(project / "数字.yaml")
    before = (project / "数字.yaml").read_bytes()
    assert run(["figures", "-o", "a.xlsx"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "OUT001" in said.err
    assert (project / "数字.yaml").read_bytes() == before


def test_a_source_too_long_for_excel_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(project, "数字.yaml", "630多万人", f"{{值: 630多万人, 来源: {'长' * 40_000}}}")
    assert run(["figures", "-f", "xlsx"]) == 0
    said = capsys.readouterr()
    assert said.out == f"{BOOK}\n"
    assert "警告 OUT005：“会员.人数”那一行有内容太长" in said.err


# Findings


def test_a_fault_elsewhere_in_the_report_leaves_nothing_printed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(project, "会议.yaml", "日期: 2022-07-19", "日期: 2022-02-30")
    two_reports(project)
    for form in ("table", "csv", "xlsx"):
        assert run(["figures", "-f", form]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("DAT008") == 1  # both reports share the file, and one mistake is told once
    assert not (project / "output").exists()


def test_a_warning_is_told_and_the_table_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(project, "正文.yaml", "健全网络。", "健全[网络](ftp://甲)。")
    assert run(["figures"]) == 0
    said = capsys.readouterr()
    assert "MRK003" in said.err
    assert said.out.startswith("名称")


def test_an_unknown_report_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", "工作报"]) != 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "PRJ008" in said.err


def test_a_folder_without_a_project_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["figures"]) == 2
    assert "USE005" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_help_tells_the_options(capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert run(["--lang", language, "figures", "--help"]) == 0
    said = capsys.readouterr().out
    assert "[table|csv|xlsx]" in said
    assert ("列出每个数字" if language == "zh" else "List each figure") in said
    assert [option for option in ("-C DIR", "-f, --format", "-o, --output FILE") if option not in said] == []


def test_a_closed_stdout_is_no_crash(project: Path) -> None:
    command = f"{sys.executable} -m reportgen figures -f csv >&-"
    done = subprocess.run(["sh", "-c", command], cwd=project, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_build_does_not_import_what_only_the_book_needs(project: Path) -> None:
    script = (
        "import sys; from reportgen.cli import run; assert run(['build']) == 0\n"
        "late = ('openpyxl', 'reportgen.pipeline.book', 'reportgen.writers.sheet')\n"
        "assert [name for name in sys.modules if name.startswith(late)] == []"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=project, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_table_does_not_wait_for_the_library_of_excel(project: Path) -> None:
    script = "import sys; from reportgen.cli import run; run(['figures']); assert 'openpyxl' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", script], cwd=project, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
