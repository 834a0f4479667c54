"""The catalogue of findings against the code that raises them, and its texts against the rules of writing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

from reportgen.source import Severity, Span, problem
from reportgen.source.catalog import CATALOG, Entry, line, message, severity_of

SOURCE = Path(__file__).parent.parent / "src"
CODE = re.compile(r"[A-Z]{3}\d{3}")

# Exceptions that become findings where they are caught, and the values they are given there.
GIVEN_WHERE_CAUGHT = {"MachineError": {"path", "reason"}, "FormulaError": {"key"}}


class Use(NamedTuple):
    """A call that raises `codes` with the values it names."""

    codes: list[str]
    values: set[str]
    place: str


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if "catalog" not in path.parts:
            yield str(path.relative_to(SOURCE)), ast.parse(path.read_text(encoding="utf-8"))


def codes_in(node: ast.AST) -> list[str]:
    constants = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return [value for value in constants if isinstance(value, str) and CODE.fullmatch(value)]


def uses() -> Iterator[Use]:
    for name, tree in trees():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or not call.args:
                continue
            codes = codes_in(call.args[0]) if isinstance(call.args[0], (ast.Constant, ast.IfExp)) else []
            values = {keyword.arg for keyword in call.keywords if keyword.arg}
            values |= GIVEN_WHERE_CAUGHT.get(call.func.id, set())
            yield Use(codes, values, f"{name}:{call.lineno}")


def blanks(*texts: str) -> set[str]:
    return {blank for text in texts for _, blank, _, _ in Formatter().parse(text) if blank is not None}


ENTRIES = pytest.mark.parametrize("entry", CATALOG.values(), ids=CATALOG)


# Codes


def test_every_code_in_the_source_stands_in_the_catalogue() -> None:
    unknown = {code for _, tree in trees() for code in codes_in(tree)} - set(CATALOG)
    assert unknown == set()


def test_every_code_of_the_catalogue_is_used_in_the_source() -> None:
    unused = set(CATALOG) - {code for _, tree in trees() for code in codes_in(tree)}
    assert unused == set()


def test_a_code_is_three_letters_and_three_digits() -> None:
    assert [code for code in CATALOG if not CODE.fullmatch(code)] == []


def test_every_finding_fills_the_blanks_of_its_message() -> None:
    found = [use for use in uses() if use.codes]
    assert len(found) > 50
    for use in found:
        for code in use.codes:
            entry = CATALOG[code]
            missing = blanks(entry.zh, entry.zh_remedy, entry.en, entry.en_remedy) - use.values
            assert not missing, f"{use.place} {code} lacks {missing}"


# Texts


@ENTRIES
def test_chinese_and_english_have_the_same_blanks(entry: Entry) -> None:
    # A description is the schema's, and Chinese.
    assert blanks(entry.zh, entry.zh_remedy) - {"description"} == blanks(entry.en, entry.en_remedy)


# A description comes from a schema and is a sentence already.
_DESCRIPTION = re.compile(r" ?\{description\}$")


@ENTRIES
def test_every_text_ends_as_a_sentence(entry: Entry) -> None:
    assert _DESCRIPTION.sub("", entry.zh).endswith(("。", "？"))
    assert entry.zh_remedy.endswith(("。", "？"))
    assert _DESCRIPTION.sub("", entry.en).endswith((".", "?"))
    assert entry.en_remedy.endswith((".", "?"))


# What a Chinese sentence shows letter by letter: quoted words, blanks, {{ }} of YAML and templates, addresses.
_SHOWN = re.compile(r"“[^”]*”|\{\{.*?\}\}|\{\w+\}|https?://|mailto:")


@ENTRIES
def test_chinese_sentences_use_full_width_punctuation(entry: Entry) -> None:
    for text in (entry.zh, entry.zh_remedy):
        assert not re.findall(r"[,;:()!?\"']", _SHOWN.sub("", text)), text


@ENTRIES
def test_chinese_sentences_pair_their_marks(entry: Entry) -> None:
    text = entry.zh + entry.zh_remedy
    for opening, closing in ("“”", "《》"):
        assert text.count(opening) == text.count(closing)


@ENTRIES
def test_english_sentences_use_no_full_width_punctuation(entry: Entry) -> None:
    assert not re.findall("[，。；：（）？！]", re.sub("“[^”]*”|[（(].[）)]", "", entry.en + entry.en_remedy))


# How a finding is shown


def test_a_finding_is_one_line_with_place_severity_code_and_remedy() -> None:
    found = problem("DAT005", Span("data/会议.yaml", 3, 5), key="会议.名称")
    assert line(found, "zh") == "data/会议.yaml:3:5 数据错误 DAT005：“会议.名称”是空的。请填上内容。"
    assert line(found, "en") == "data/会议.yaml:3:5: data error DAT005: “会议.名称” is empty. Fill it in."


def test_a_finding_without_a_place_begins_with_its_severity() -> None:
    assert line(problem("PRJ002"), "zh").startswith("项目错误 PRJ002：")
    assert line(problem("PRJ002"), "en").startswith("project error PRJ002: ")


def test_the_nearest_name_takes_the_place_of_the_remedy() -> None:
    found = problem("TPL004", None, name="uper", suggestion="upper")
    assert message(found, "zh") == "没有叫“uper”的过滤器。是不是“upper”？"
    assert message(found, "en") == "There is no filter “uper”. Did you mean “upper”?"


def test_a_name_in_quotes_gets_no_others() -> None:
    found = problem("WRD005", None, text='"优秀"', suggestion="“优秀”")
    assert message(found, "zh").endswith("是不是“优秀”？")
    assert message(found, "en").endswith("Did you mean “优秀”?")


def test_words_of_ours_are_said_in_the_language_of_the_message() -> None:
    found = problem("DAT006", None, key="任务", wanted="kind.list", found="kind.scalar")
    assert message(found, "zh").startswith("“任务”应当是列表（每项以“- ”开头），这里写成了文字。")
    assert message(found, "en").startswith("“任务” should be a list (each item begins with “- ”), but here is a text.")


def test_a_brace_in_a_value_is_shown_and_not_filled() -> None:
    assert "“{key} {0}”" in message(problem("DAT005", None, key="{key} {0}"), "zh")


def test_what_could_move_the_cursor_is_shown_as_an_escape() -> None:
    shown = line(problem("DAT005", Span("a\x1b[2J.yaml", 1, 1), key="\u202egnp"), "zh")
    assert shown.startswith("a\\u001b[2J.yaml:1:1 ")
    assert "“\\u202egnp”" in shown


def test_warnings_are_called_warnings() -> None:
    assert severity_of("MRK003") is Severity.WARNING
    assert line(problem("MRK003", None, url="x"), "zh").startswith("标记警告 MRK003：")


@pytest.mark.parametrize("code", CATALOG)
def test_every_message_can_be_filled_in_both_languages(code: str) -> None:
    entry = CATALOG[code]
    values = dict.fromkeys(blanks(entry.zh, entry.zh_remedy, entry.en, entry.en_remedy), "甲")
    for found in (problem(code, None, **values), problem(code, None, **values, suggestion="乙")):
        for said in (message(found, "zh"), message(found, "en")):
            assert said
            assert not any(f"{{{blank}}}" in said for blank in values)
