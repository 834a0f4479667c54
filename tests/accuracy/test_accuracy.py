"""The corpus of seeded mistakes: the bars that the rules keep on it, and that its tables say what they mean."""

from collections import Counter
from functools import cache

import pytest
from accuracy import PAGE, PRECISION, RECALL, markdown
from corpus import HERE, held_out, seen
from scores import Score, noted_slips, score_held_out, score_seen
from seeded import Mistake, put, read_mistakes

from reportgen.source.catalog import CATALOG

SEEDED = [(name, mistake) for name in ("seen", "held_out") for mistake in read_mistakes(HERE / name)]
TEXTS = {"seen": seen(), "held_out": held_out()}


@cache
def scored(name: str) -> Score:
    return score_seen() if name == "seen" else score_held_out()


def test_there_are_three_hundred_mistakes_and_more() -> None:
    assert len(read_mistakes(HERE / "seen")) >= 300


def test_every_mistake_stands_there_once() -> None:
    assert max(Counter(mistake.line for _, mistake in SEEDED).values()) == 1


@pytest.mark.parametrize(("name", "mistake"), SEEDED, ids=[mistake.line for _, mistake in SEEDED])
def test_a_mistake_changes_words_that_its_text_has_in_one_place(name: str, mistake: Mistake) -> None:
    text = TEXTS[name][mistake.text]
    changed = put(mistake, text.files)
    assert changed.content != text.files[changed.path]
    assert set(mistake.kind.codes) | set(mistake.follow) <= set(CATALOG)


def test_of_the_mistakes_of_the_seen_corpus_enough_are_found() -> None:
    assert scored("seen").recall >= RECALL


@pytest.mark.parametrize("name", ["seen", "held_out"])
def test_of_the_findings_enough_are_right(name: str) -> None:
    assert scored(name).precision >= PRECISION


def test_every_finding_in_an_untouched_text_is_a_slip_that_was_reviewed() -> None:
    assert [*scored("seen").false, *scored("held_out").false] == []


def test_every_reviewed_slip_is_still_found() -> None:
    assert scored("seen").unused == ()


def test_a_reviewed_slip_says_why() -> None:
    assert all(slip.why.endswith("。") for slip in noted_slips())


def test_the_page_has_the_figures_of_today() -> None:
    assert markdown(scored("seen"), scored("held_out")) in PAGE.read_text(encoding="utf-8"), (
        "run: python tests/accuracy/accuracy.py --write"
    )
