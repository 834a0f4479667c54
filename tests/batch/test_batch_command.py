"""`reportgen build` for many units: what is built, what stays as it is, what fails, and what is said of it."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import office
import pytest
from many_units import PROJECT, build, command, counts, environment, lay_out, leftovers, reports, unit

from reportgen.cli import run

OUT = "output/总结-{}.docx"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six units, in whose project we stand; messages are in English."""
    monkeypatch.setenv("REPORTGEN_LANG", "en")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(lay_out(tmp_path, 6))
    return tmp_path


def built(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> list[str]:
    """The units whose reports were written by a run in this process, which leaves with `code`."""
    assert run(["build", "--all", "units", *arguments]) == code
    return [Path(line).stem.removeprefix("总结-") for line in capsys.readouterr().out.splitlines()]


def change(project: Path, number: int, old: str = "会员", new: str = "全体会员") -> None:
    path = project / f"units/县{number:03}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(f"有{old}", f"有{new}"), encoding="utf-8")


ALL = [f"县{number:03}" for number in range(6)]


# What is built


def test_every_unit_gets_a_report_and_its_path_stands_on_a_line(project: Path) -> None:
    done = build(project)
    assert (done.returncode, counts(done)) == (0, {"built": 6})
    assert done.stdout.splitlines() == [OUT.format(name) for name in ALL]
    assert len(set(reports(project).values())) == 6
    assert leftovers(project) == []


def test_a_report_is_the_same_as_one_built_by_itself(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    text = PROJECT.replace("数据: 共同.yaml", "数据: [共同.yaml, units/县002.yaml]")
    (project / "reportgen.yaml").write_text(text, encoding="utf-8")
    assert run(["build", "-o", "alone"]) == 0
    assert reports(project, "alone")["总结.docx"] == reports(project)["总结-县002.docx"]


def test_the_project_may_name_its_units(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "reportgen.yaml").write_text(
        f"{PROJECT}    单位: [units/县004.yaml, units/县001.yaml]\n", encoding="utf-8"
    )
    assert run(["build"]) == 0
    assert capsys.readouterr().out.splitlines() == [OUT.format("县004"), OUT.format("县001")]


def test_the_project_may_name_the_folder_of_its_units(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "reportgen.yaml").write_text(f"{PROJECT}    units: units/\n", encoding="utf-8")
    assert run(["build"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 6


def test_check_and_figures_look_at_every_unit(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "reportgen.yaml").write_text(f"{PROJECT}    单位: units/\n", encoding="utf-8")
    assert run(["check"]) == 0
    assert run(["figures", "-f", "csv"]) == 0
    assert "总结 县003" in capsys.readouterr().out
    (project / "units/县003.yaml").write_text("数字: 无", encoding="utf-8")
    assert run(["check"]) == 1
    assert "units/县003.yaml:1:5: data error DAT006" in capsys.readouterr().out
    (project / "units").rename(project / "其他")
    assert run(["check"]) == 1
    assert run(["figures"]) == 1
    assert "SRC001" in capsys.readouterr().out


def test_the_name_of_a_report_chooses_which_is_built_for_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = PROJECT + PROJECT.removeprefix("报告:\n").replace("总结", "简报")
    (project / "reportgen.yaml").write_text(more, encoding="utf-8")
    assert run(["build", "简报", "--all", "units"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "output/简报-县000.docx"
    assert len(reports(project)) == 6


def test_other_formats_are_built_as_well(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys, "-f", "tree")
    assert len(list((project / "output").glob("*.tree.txt"))) == 6


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_workers_write_the_other_forms_as_one_process_does(project: Path, form: str) -> None:
    build(project, "-f", form, "-j", "1")
    build(project, "-f", form, "-j", "2", "-o", "two")
    one, two = ({path.name: path.read_bytes() for path in (project / name).iterdir()} for name in ("output", "two"))
    assert len(one) == 7  # with the journal
    assert {name: content for name, content in one.items() if name.endswith(form)} == {
        name: content for name, content in two.items() if name.endswith(form)
    }


def test_workers_make_pdfs_of_the_word_files(project: Path) -> None:
    office.require_libreoffice()
    for number in range(2, 6):
        (project / f"units/县{number:03}.yaml").unlink()
    done = build(project, "-f", "pdf", "-j", "2")
    assert (done.returncode, counts(done)) == (0, {"built": 2})
    assert all(path.read_bytes().startswith(b"%PDF-") for path in project.glob("output/*.pdf"))
    assert build(project, "-f", "pdf").stdout == ""  # the same again


def test_without_libreoffice_no_pdf_is_made_and_the_machine_is_to_blame(project: Path) -> None:
    done = build(project, "-f", "pdf", REPORTGEN_SOFFICE="missing")
    assert (done.returncode, counts(done)) == (3, {"failed": 6})
    assert done.stderr.count("OUT020") == 1
    assert list(project.glob("output/*.pdf")) == []


def test_the_number_of_workers_changes_no_byte(project: Path) -> None:
    build(project, "-j", "1")
    build(project, "-j", "2", "-o", "two")
    build(project, "-j", "5", "-o", "five", PYTHONHASHSEED="7")
    assert reports(project) == reports(project, "two") == reports(project, "five")


# What stays as it is


def test_a_second_run_leaves_all_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    assert built(capsys) == []
    assert counts(build(project, "-j", "2")) == {"unchanged": 6}


def test_only_the_unit_whose_file_has_changed_is_built_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    change(project, 4)
    assert built(capsys) == ["县004"]


def test_a_new_file_in_a_unit_s_folder_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(lay_out(tmp_path, {"甲/a.yaml": unit("甲"), "乙/a.yaml": unit("乙")}))
    built(capsys)
    (tmp_path / "units/甲/b.yaml").write_text("日期: 2022-12-28", encoding="utf-8")
    assert built(capsys) == ["甲"]


def test_shared_data_count_for_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    (project / "共同.yaml").write_text(
        (project / "共同.yaml").read_text(encoding="utf-8").replace("不少", "许多"), encoding="utf-8"
    )
    assert built(capsys) == ALL


@pytest.mark.parametrize(
    "changed",
    [f"{PROJECT}    样式: {{样式: {{正文: {{字号: 小三}}}}}}\n", f"作者: 办公室\n{PROJECT}"],
    ids=["look", "author"],
)
def test_what_the_project_file_says_of_all_documents_counts_for_all(
    project: Path, capsys: pytest.CaptureFixture[str], changed: str
) -> None:
    built(capsys)
    (project / "reportgen.yaml").write_text(changed, encoding="utf-8")
    assert built(capsys) == ALL


def test_a_pack_that_has_changed_counts_for_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "reportgen.yaml").write_text(PROJECT.replace("local-summary", "ours"), encoding="utf-8")
    pack = project / "templates/ours/pack.yaml"
    pack.parent.mkdir(parents=True)
    pack.write_text("name: ours\nextends: local-summary\n", encoding="utf-8")
    built(capsys)
    assert built(capsys) == []
    pack.write_text('name: ours\nextends: local-summary\nnumbering: {section: "1．"}\n', encoding="utf-8")
    assert built(capsys) == ALL


def test_a_remark_in_the_project_file_counts_for_none(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    (project / "reportgen.yaml").write_text(f"# 说明\n{PROJECT}", encoding="utf-8")
    assert built(capsys) == []


def test_the_time_of_the_build_counts(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built(capsys)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert built(capsys) == ALL


def test_a_report_that_is_gone_is_built_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    (project / OUT.format("县001")).unlink()
    assert built(capsys) == ["县001"]


def test_what_comes_out_the_same_is_unchanged(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    with (project / "units/县001.yaml").open("a", encoding="utf-8") as file:
        file.write("# 核对过\n")
    done = build(project)
    assert (done.stdout, counts(done)) == ("", {"unchanged": 6})


def test_without_its_journal_a_batch_knows_its_own_reports_by_what_they_hold(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(capsys)
    (project / "output/.reportgen-batch.jsonl").unlink()
    assert counts(build(project)) == {"unchanged": 6}
    change(project, 2)
    assert built(capsys) == ["县002"]


# What somebody has changed


def edit(project: Path, name: str) -> bytes:
    path = project / OUT.format(name)
    path.write_bytes(path.read_bytes() + b"edited in Word")
    return path.read_bytes()


def test_a_report_that_was_edited_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    mine = edit(project, "县003")
    done = build(project)
    assert (done.returncode, counts(done)) == (0, {"unchanged": 5, "edited": 1})
    assert reports(project)["总结-县003.docx"] == mine


def test_an_edited_report_whose_data_are_new_is_an_error_and_kept(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(capsys)
    mine = edit(project, "县003")
    change(project, 3)
    done = build(project)
    assert (done.returncode, counts(done)) == (1, {"unchanged": 5, "failed": 1})
    assert "OUT011: “output/总结-县003.docx”" in done.stderr
    assert reports(project)["总结-县003.docx"] == mine


def test_force_builds_edited_reports_anew(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    before = reports(project)
    edit(project, "县003")
    assert built(capsys, "--force") == ["县003"]
    assert reports(project) == before


def test_a_file_that_no_batch_has_written_is_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "output").mkdir()
    (project / OUT.format("县003")).write_bytes(b"somebody's")
    done = build(project)
    assert (done.returncode, counts(done)) == (1, {"built": 5, "failed": 1})
    assert "OUT012" in done.stderr
    assert reports(project)["总结-县003.docx"] == b"somebody's"
    assert built(capsys, "--force") == ["县003"]


def test_a_link_in_the_place_of_a_report_is_not_written_through(project: Path) -> None:
    (project / "output").mkdir()
    (project / OUT.format("县003")).symlink_to(project / "共同.yaml")
    done = build(project)
    assert (done.returncode, counts(done)) == (3, {"built": 5, "failed": 1})
    assert "OUT001" in done.stderr
    assert (project / "共同.yaml").read_text(encoding="utf-8").startswith("年度")


# What fails


def test_a_bad_unit_never_stops_the_others_and_is_told_with_file_and_line(project: Path) -> None:
    (project / "units/县001.yaml").write_text("组织: {全称: 甲}\n数字: 无\n", encoding="utf-8")
    (project / "units/县004.yaml").write_bytes("组织：甲".encode("gbk"))
    (project / "units/空").mkdir()
    done = build(project)
    assert (done.returncode, counts(done)) == (1, {"built": 4, "failed": 3})
    assert "units/县001.yaml:2:5: data error DAT006" in done.stderr
    assert "units/县001.yaml: data error DAT004" in done.stderr
    problems = (project / "output/批量问题.txt").read_text(encoding="utf-8-sig").splitlines()
    assert {line.split("\t")[0] for line in problems} == {"县001", "县004", "空"}


def test_what_failed_is_built_when_it_is_put_right_and_the_list_of_problems_goes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = (project / "units/县001.yaml").read_text(encoding="utf-8")
    (project / "units/县001.yaml").write_text("数字: 无", encoding="utf-8")
    built(capsys, code=1)
    (project / "units/县001.yaml").write_text(right, encoding="utf-8")
    assert built(capsys) == ["县001"]
    assert not (project / "output/批量问题.txt").exists()


def test_a_bad_unit_leaves_its_earlier_report_as_it_was(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    before = reports(project)
    (project / "units/县001.yaml").write_text("数字: 无", encoding="utf-8")
    built(capsys, code=1)
    assert reports(project) == before


def test_a_fault_that_all_units_share_is_shown_once(project: Path) -> None:
    (project / "共同.yaml").write_text("年度: 2022年\n开头：甲\n", encoding="utf-8")
    done = build(project)
    assert counts(done) == {"failed": 6}
    assert done.stderr.count("YML020") == 1


def test_of_many_bad_units_only_some_are_shown_and_all_are_listed(tmp_path: Path) -> None:
    lay_out(tmp_path, {f"{number:03}.yaml": "数字: 无" for number in range(60)})
    done = build(tmp_path, "-j", "2")
    assert counts(done) == {"failed": 60}
    assert done.stderr.count("DAT006") == 20
    assert (tmp_path / "output/批量问题.txt").read_text(encoding="utf-8-sig").count("DAT006") == 60


def test_a_fault_of_the_pack_is_told_once_before_anything_is_written(project: Path) -> None:
    (project / "reportgen.yaml").write_text(PROJECT.replace("local-summary", "没有"), encoding="utf-8")
    done = build(project)
    assert (done.returncode, done.stderr.count("PCK001")) == (1, 1)
    assert not (project / "output").exists()


def test_names_that_clash_are_told_before_anything_is_written(project: Path) -> None:
    shutil.copytree(project / "units", project / "more")
    (project / "units/县003").mkdir()
    shutil.copy(project / "units/县003.yaml", project / "units/县003/数字.yaml")
    done = build(project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "“units/县003” and “units/县003.yaml”" in done.stderr
    assert not (project / "output").exists()


WARNS = unit("甲").replace("全县有", "全县[如图](ftp://甲)有")


def test_warnings_are_told_at_every_run_and_strict_makes_failures_of_them(project: Path) -> None:
    (project / "units/县001.yaml").write_text(WARNS, encoding="utf-8")
    for expected in ({"built": 6}, {"unchanged": 6}):
        done = build(project)
        assert (done.returncode, counts(done)) == (0, expected)
        assert "MRK003" in done.stderr
    strict = build(project, "--strict")
    assert (strict.returncode, counts(strict)) == (1, {"unchanged": 5, "failed": 1})


def test_an_output_folder_that_can_t_be_written_is_told_before_any_work(project: Path) -> None:
    (project / "output").write_text("a file", encoding="utf-8")
    done = build(project)
    assert (done.returncode, done.stdout) == (3, "")
    assert "OUT004" in done.stderr


def test_two_batches_do_not_write_into_one_folder(project: Path) -> None:
    from reportgen.batch import open_folder

    with open_folder(str(project / "output")):
        done = build(project)
    assert (done.returncode, done.stdout) == (3, "")
    assert "OUT013" in done.stderr


# The command line


@pytest.mark.parametrize("option", [["-j", "2"], ["--force"], ["--scheduler", "tcp://127.0.0.1:1"]])
def test_options_for_many_units_are_refused_without_units(
    project: Path, capsys: pytest.CaptureFixture[str], option: list[str]
) -> None:
    assert run(["build", *option]) == 2
    assert "USE040" in capsys.readouterr().err


def test_a_name_that_waits_for_a_unit_needs_units(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "reportgen.yaml").write_text(f"{PROJECT}    输出: 某{{单位}}总结\n", encoding="utf-8")
    assert run(["build"]) == 1
    assert "reportgen.yaml:5:9: project error PRJ020" in capsys.readouterr().err


@pytest.mark.parametrize("units", ["没有", "..", "units/县001.yaml"])
def test_a_folder_of_units_that_is_none_is_told(project: Path, units: str) -> None:
    assert run(["build", "--all", units]) == 1


def test_the_folder_of_units_is_named_from_where_we_stand(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.parent)
    assert run(["build", "-C", project.name, "--all", f"{project.name}/units"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 6


def test_the_journal_grows_with_what_is_built_only(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        built(capsys)
    lines = (project / "output/.reportgen-batch.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)[0] for line in lines] == [os.path.basename(OUT.format(name)) for name in ALL]


# On a terminal


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_terminal_shows_how_far_the_batch_is_and_keeps_only_what_was_said(tmp_path: Path) -> None:
    lay_out(tmp_path, {**{f"{number:02}.yaml": unit(f"第{number}县") for number in range(40)}, "坏.yaml": "甲: 乙\n"})
    written, kept = on_a_terminal(command("--all", "units", "-j", "1"), tmp_path)
    steps = [int(step) for step in re.findall(r"(\d+)/41, ", written)]
    assert (steps[0], steps == sorted(steps)) == (0, True)
    assert 0 < steps[-1] <= 41
    assert re.search(r"%\|█+.*\| \d+/41, +[\d.]+/s, \d+:\d+ left", written)
    assert kept[0].startswith("units/坏.yaml: data error DAT004: ")
    assert [line.split()[:2] for line in kept[-2:]] == [["built", "40"], ["failed", "1"]]
    assert not any("%|" in line for line in kept)


def on_a_terminal(argv: list[str], folder: Path) -> tuple[str, list[str]]:
    """All that a command writes to a terminal of 80 columns, and the lines that are left there at the end."""
    import termios

    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    process = subprocess.Popen(
        argv, cwd=folder, env=environment(NO_COLOR="1"), stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    pieces = []
    with suppress(OSError):  # so Linux says that nobody holds the other end any more
        while piece := os.read(ours, 10_000):
            pieces.append(piece)
    os.close(ours)
    assert process.wait() == 1
    written = b"".join(pieces).decode()
    return written, [line for line in map(_typed_over, written.replace("\r\n", "\n").split("\n")) if line]


def _typed_over(line: str) -> str:
    """What a line shows in which each carriage return begins again in the first column."""
    shown = ""
    for text in line.split("\r"):
        shown = text + shown[len(text) :]
    return shown.rstrip()


def test_units_whose_pages_nobody_can_count_are_built_and_say_so_once(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "p", 2, PROJECT + "    目录: 1\n")
    done = build(folder, REPORTGEN_SOFFICE=str(tmp_path / "none"))
    assert done.returncode == 0
    assert done.stderr.count("OUT040") == 1
    assert "built          2" in done.stderr + done.stdout
