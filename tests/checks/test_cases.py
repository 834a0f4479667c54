"""The rules on cases that people can read: each finds what is marked, letter by letter, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from proof import all_codes, found_in, proof

from reportgen.pipeline import is_note, is_of_text
from reportgen.source import Severity
from reportgen.source.catalog import CATALOG, severity_of

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A text under a code: wrong in the marked places, or right."""

    code: str
    title: str
    wrong: bool
    text: str


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            head, _, text = block.partition("\n")
            yield Case(path.stem, head[2:], head[0] == "✗", text)


ALL = list(cases())


@pytest.mark.parametrize("case", ALL, ids=[f"{case.code} {case.title}" for case in ALL])
def test_a_rule_finds_the_marked_words_and_no_others(case: Case) -> None:
    read = proof(case.text)
    assert bool(read.marked) is case.wrong, "a case begins with ✗ and marks what is wrong, or with ✓"
    assert [(each.start, each.end) for each in found_in(read.reading, [case.code])] == read.places


@pytest.mark.parametrize("code", all_codes())
def test_every_code_has_wrong_cases_and_right_ones(code: str) -> None:
    assert {case.wrong for case in ALL if case.code == code} == {True, False}


def test_in_sentences_whose_figures_agree_nothing_is_found() -> None:
    text = (CASES.parent / "right_figures.txt").read_text(encoding="utf-8").partition("\n")[2]
    reading = proof(text).reading
    assert len(reading.amounts) > 300
    assert [reading.text[each.start : each.end] for each in found_in(reading, ["FIG"])] == []


def test_no_finding_in_the_finished_text_stops_a_build() -> None:
    codes = all_codes()
    assert all(is_of_text(code) for code in codes)
    assert not [code for code in codes if severity_of(code) is Severity.ERROR]


def test_a_build_counts_as_notes_what_the_catalogue_calls_so() -> None:
    codes = [code for code in CATALOG if is_of_text(code)]
    assert [code for code in codes if is_note(code)] == [code for code in codes if severity_of(code) is Severity.NOTE]


def test_no_two_rules_find_the_same_code() -> None:
    codes = all_codes()
    assert len(codes) == len(set(codes))
