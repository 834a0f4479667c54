"""`reportgen packs style`: the looks of a pack as a Word file, on stdout or in a file."""

import subprocess
import sys
from pathlib import Path

import pytest
from office import text_by_libreoffice, valid
from word import Word

from reportgen.cli import run


def test_it_writes_a_word_file_that_shows_each_style(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "样式.docx"
    assert run(["packs", "style", "work-report", "-C", str(tmp_path), "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"{target}\n"
    content = valid(target.read_bytes())
    assert "样式“一级标题”，Word 里叫“heading 3”" in text_by_libreoffice(content)
    assert {"heading 1", "Body Text", "Signature", "要点"} <= set(Word(content).style_names().values())


def test_without_a_file_name_the_bytes_go_to_stdout(tmp_path: Path) -> None:
    argv = [sys.executable, "-m", "reportgen", "packs", "style", "base"]
    done = subprocess.run(argv, cwd=tmp_path, capture_output=True, check=True)
    assert Word(valid(done.stdout)).paragraphs()
    assert done.stderr == b""


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "样式.docx"
    target.write_bytes(b"changed in Word")
    assert run(["--lang", "zh", "packs", "style", "work-report", "-C", str(tmp_path), "-o", str(target)]) == 2
    assert "USE037" in capsys.readouterr().err
    assert target.read_bytes() == b"changed in Word"


def test_a_terminal_gets_no_word_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["--lang", "zh", "packs", "style", "work-report", "-C", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "USE038" in err


def test_a_pack_that_does_not_exist_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "packs", "style", "work-raport", "-C", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert "PCK001" in printed.err
    assert "work-report" in printed.err
    assert printed.out == ""
