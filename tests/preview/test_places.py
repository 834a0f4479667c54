"""Places as the preview shows them: the lines around, cut and made safe, and where the values of a page were typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.preview.places import Files, of_values
from reportgen.source import ReportgenError, Span, problem

TEXT = "一\n二: “三”\n四\n五\n六\n七\n"


def around(text: str, span: Span) -> list[tuple[int, str, str, str]]:
    found = Files(lambda _: text.encode(), "/p").around(span)
    return [(line.number, line.before, line.marked, line.after) for line in found]


def test_the_stretch_that_is_meant_stands_by_itself() -> None:
    assert around(TEXT, Span("a", 2, 4, 2, 7)) == [
        (1, "一", "", ""),
        (2, "二: ", "“三”", ""),
        (3, "四", "", ""),
        (4, "五", "", ""),
        (5, "六", "", ""),
    ]


def test_a_line_without_a_column_is_shown_whole() -> None:
    assert around(TEXT, Span("a", 2))[1] == (2, "二: “三”", "", "")


def test_a_long_line_is_cut_around_its_place_and_others_are_cut_short() -> None:
    lines = around("前" * 999 + "\n" + "左" * 999 + "中" + "右" * 999, Span("a", 2, 1000, 2, 1001))
    assert lines == [(1, "前" * 60 + "…", "", ""), (2, "…" + "左" * 120, "中", "右" * 120 + "…")]


def test_controls_and_direction_marks_are_shown_as_escapes() -> None:
    ((_, shown, _, _),) = around("a\x1b[31m\u202eb", Span("a", 1))
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_file_that_cannot_be_read_has_no_lines() -> None:
    def gone(path: str) -> bytes:
        raise ReportgenError(problem("SRC001", Span(path), path=path))

    assert Files(gone, "/p").around(Span("a", 1)) == []


@given(st.text(max_size=80), st.integers(0, 9), st.integers(0, 99), st.integers(0, 9), st.integers(0, 99))
def test_no_place_in_no_file_is_too_much(text: str, line: int, column: int, end_line: int, end_column: int) -> None:
    shown = around(text, Span("a", line, column, end_line, end_column))
    assert len(shown) <= max(len(text.splitlines()), text.count("\n") + 1)


def test_a_link_names_the_file_as_the_system_does() -> None:
    assert Files(str.encode, "/家").link("a b.yaml", 3, 5) == "vscode://file/%E5%AE%B6/a%20b.yaml:3:5"
    assert Files(str.encode, r"C:\报告").link("a.yaml", 0, 0) == "vscode://file/C:/%E6%8A%A5%E5%91%8A/a.yaml:1:1"
    assert Files(str.encode, "/p").link("/packs/x.yaml", 1, 1) == "vscode://file/packs/x.yaml:1:1"


def test_a_computed_value_leads_to_its_formula_and_not_to_what_went_in() -> None:
    told = "率 = 甲 / 乙&#10;　1 ← 甲，a.yaml:7&#10;data/b.yaml:9&#10;来源：c:3"
    page = f'<span class="v" tabindex="0" aria-description="{told}">1</span>'
    assert of_values(page.encode()) == [Span("data/b.yaml", 9)]


def test_a_value_that_tells_no_place_has_none() -> None:
    assert of_values(b'<span class="v" tabindex="0" aria-description="key">1</span>') == [Span("")]
