"""A text put right: only where it is certain, to the letter elsewhere, and once and for all."""

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from reading import all_found, findings
from test_source_yaml_properties import plain

from reportgen.source import Diagnostic, Edit, ReportgenError, Span, compose, load, problem
from reportgen.source.slips import apply_fixes, before, repair, shifts_of, unified_diff

# Names and texts as a secretariat writes them; the marks in the texts are those of Chinese prose.
NAMES = st.text(alphabet="会议名称日期标题正文任务数字", min_size=1, max_size=4)
TEXTS = st.text(alphabet="参加疫情防控人次，。、“”（）—…·％：　１1", min_size=1, max_size=12).map(
    lambda text: text.strip() or "空"
)
ENTRIES = st.dictionaries(NAMES, TEXTS, min_size=1, max_size=4)
PROJECTS = st.dictionaries(NAMES, TEXTS | ENTRIES | st.lists(ENTRIES, min_size=1, max_size=3), min_size=2, max_size=4)
INDENTS = st.sampled_from([2, 4])


def written(data: object, indent: int) -> str:
    """YAML as our own examples are written, with a comment in front."""
    return "# 说明：原样保留\n" + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, indent=indent, width=10_000)


def read(text: str) -> object:
    root, diagnostics = compose(text, "甲.yaml")
    assert diagnostics == ()
    return plain(root)


@given(PROJECTS, INDENTS)
def test_a_valid_file_is_not_changed(data: object, indent: int) -> None:
    text = written(data, indent)
    assert repair(text, "甲.yaml") == (text, ())


@given(st.text(alphabet="甲乙: \n-[]{}|>'\"#?,.~1：　\t－＃“”", max_size=30))
def test_what_can_be_read_without_a_finding_is_not_changed(text: str) -> None:
    if not all_found(lambda: compose(text, "甲.yaml")):
        assert repair(text, "甲.yaml").text == text


@given(st.text(alphabet="甲乙: \n-[]{}|>'\"#?,.1：　\t－＃“”@\\\u00a0\u200b", max_size=40))
def test_a_repaired_text_has_nothing_left_to_repair(text: str) -> None:
    once = repair(text, "甲.yaml").text
    assert repair(once, "甲.yaml") == (once, ())


@given(st.text(alphabet="甲乙: \n-[]{}|>'\"#?,.1：　\t－＃“”@\\\u00a0\u200b", max_size=40))
def test_a_text_with_any_slip_has_fixes_inside_the_file(text: str) -> None:
    lines = text.split("\n")
    for found in all_found(lambda: load(text.encode(), "甲.yaml")):
        if found.fix is not None:
            span = found.fix.span
            assert span.line == span.end_line <= len(lines)
            assert 1 <= span.column <= span.end_column <= len(lines[span.line - 1]) + 1


# One slip in a valid file: what it does to a line `- name: text` or `name: text` that is followed by another entry.
Slip = Callable[[str], str]
SLIPS: dict[str, Slip] = {
    "full-width colon": lambda line: line.replace(": ", "：", 1),
    "full-width colon and blank": lambda line: line.replace(": ", "： ", 1),
    "no blank behind the colon": lambda line: line.replace(": ", ":", 1),
    "Excel's blank behind the colon": lambda line: line.replace(": ", ":\u00a0", 1),
    "full-width blank behind the colon": lambda line: line.replace(": ", ":\u3000", 1),
    "zero-width character": lambda line: line + "\u200b",
    "byte order mark": lambda line: line + "\ufeff",
    "soft hyphen": lambda line: line.replace(": ", ": \u00ad", 1),
    "left-to-right mark": lambda line: "\u200e" + line,
}
ITEM_SLIPS: dict[str, Slip] = {
    "no blank behind the dash": lambda line: line.replace("- ", "-", 1),
    "full-width dash": lambda line: line.replace("- ", "－ ", 1),
    "long dash": lambda line: line.replace("- ", "— ", 1),
    "dot": lambda line: line.replace("- ", "·", 1),
    "Excel's blank behind the dash": lambda line: line.replace("- ", "-\u00a0", 1),
    "tab behind the dash": lambda line: line.replace("- ", "-\t", 1),
}
WORDS = st.text(alphabet="参加疫情防控人次，。", min_size=1, max_size=12)


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
@given(before=st.dictionaries(NAMES, WORDS, max_size=3), value=WORDS, indent=st.sampled_from(["", "  ", "    "]))
def test_a_slip_in_an_entry_is_put_right_to_the_letter(
    slip: Slip, before: dict[str, str], value: str, indent: str
) -> None:
    entries = [*(f"{indent}{number}{name}: {text}" for number, (name, text) in enumerate(before.items()))]
    lines = [*entries, f"{indent}坏: {value}", f"{indent}尾: 丙"]
    head = "顶:\n" if indent else ""
    text = head + "\n".join(lines) + "  # 注\n"
    lines[-2] = indent + slip(lines[-2].strip())
    broken = head + "\n".join(lines) + "  # 注\n"
    repaired, fixes = repair(broken, "甲.yaml")
    assert repaired == text
    assert len(fixes) == 1


@pytest.mark.parametrize("slip", ITEM_SLIPS.values(), ids=ITEM_SLIPS)
@given(value=WORDS, count=st.integers(1, 3), at=st.integers(0, 2))
def test_a_slip_in_an_item_is_put_right_to_the_letter(slip: Slip, value: str, count: int, at: int) -> None:
    items = [["  - 标题: " + value, "    正文: 乙"] for _ in range(count)]
    text = "任务:\n" + "\n".join(line for item in items for line in item) + "\n"
    wrong = items[min(at, count - 1)]
    wrong[0] = slip(wrong[0])
    repaired, fixes = repair("任务:\n" + "\n".join(line for item in items for line in item) + "\n", "甲.yaml")
    assert repaired == text
    assert len(fixes) == 1


@given(PROJECTS, INDENTS)
def test_a_file_indented_with_tabs_is_read_as_it_was_meant(data: object, indent: int) -> None:
    text = written(data, indent)
    lines = [line.replace(" " * indent, "\t") if line.startswith(" ") else line for line in text.split("\n")]
    assert read(repair("\n".join(lines), "甲.yaml").text) == data


# The layout


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_comments_and_a_byte_order_mark_stay(mark: str, end: str) -> None:
    text = mark + end.join(["# 说明：不改", "标题：甲   # 注：不改", "", "日期:   乙  ", "正文: |", "  一：二", ""])
    assert repair(text, "甲.yaml").text == text.replace("标题：甲", "标题: 甲")


def test_a_missing_last_line_end_is_not_added() -> None:
    assert repair("标题: 甲\n日期：乙", "甲.yaml").text == "标题: 甲\n日期: 乙"


def test_a_file_that_stays_broken_keeps_what_could_be_put_right() -> None:
    text = '标题：甲\n日期: 乙\n文件: "C:\\new\\data"\n'
    repaired, fixes = repair(text, "甲.yaml")
    assert repaired == text.replace("：", ": ")
    assert [found.code for found in fixes] == ["YML020"]


# Edits


def edit(line: int, start: int, end: int, replacement: str) -> Diagnostic:
    return problem("YML020", Span("甲.yaml", line, start, line, end)).mended(replacement)


def test_edits_are_all_meant_for_the_text_as_it_was_read() -> None:
    text, applied = apply_fixes("一二三\r\n四五六", [edit(1, 1, 2, "壹壹"), edit(1, 3, 4, ""), edit(2, 4, 4, "。")])
    assert text == "壹壹二\r\n四五六。"
    assert len(applied) == 3


def test_of_edits_that_meet_only_the_last_is_made() -> None:
    assert apply_fixes("一二三", [edit(1, 1, 3, "甲"), edit(1, 2, 4, "乙")])[0] == "一乙"
    assert apply_fixes("一二三", [edit(1, 2, 2, "甲"), edit(1, 2, 2, "甲")])[0] == "一甲二三"


def test_a_finding_without_a_place_has_no_fix() -> None:
    assert problem("PRJ002").mended("甲").fix is None


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 2), st.text("甲乙", max_size=3)), max_size=4), st.data())
def test_places_lead_back_through_edits(cuts: list[tuple[int, int, str]], data: st.DataObject) -> None:
    line = "0123456789"
    edits = [Edit(Span("甲.yaml", 1, at, 1, min(at + length, 11)), new) for at, length, new in cuts]
    fixes = [problem("YML020", each.span).mended(each.replacement) for each in edits]
    text, _ = apply_fixes(line, fixes)
    at = data.draw(st.integers(0, len(text) - 1)) if text else 0
    found = before(shifts_of(edits), problem("YML020", Span("甲.yaml", 1, at + 1, 1, at + 2)))
    assert found.span is not None
    if text[at : at + 1].isdigit():
        assert line[found.span.column - 1] == text[at]


# The diff


def test_the_diff_shows_the_lines_that_differ_and_what_nobody_sees() -> None:
    old = "标题：甲\r\n日期: 乙\u200b\r\n"
    assert unified_diff(old, repair(old, "data/甲.yaml").text, "data/甲.yaml") == (
        "--- data/甲.yaml\n+++ data/甲.yaml\n@@ -1,2 +1,2 @@\n-标题：甲\n-日期: 乙\\u200b\n+标题: 甲\n+日期: 乙\n"
    )


def test_what_can_not_be_read_at_all_comes_back_as_it_is() -> None:
    for text in ("甲: [[[", "甲: \ue000\n", "甲: \0\n", ""):
        assert repair(text, "甲.yaml") == (text, ())


def test_findings_tell_the_same_fixes_that_repair_makes() -> None:
    text = "标题：甲\n正文: 说: 好\n会议:\n\t名称: 丙\n任务:\n  -标题: 丁\n    正文: 戊\n附：己\n"
    try:
        found = compose(text, "甲.yaml").diagnostics
    except ReportgenError as error:
        found = error.diagnostics
    assert apply_fixes(text, found)[0] == repair(text, "甲.yaml").text
    assert findings(compose(repair(text, "甲.yaml").text, "甲.yaml").diagnostics) == []
