"""Markdown to tree, case by case: see the folder `cases`."""

import pytest
from markdown_cases import Case, cases, parsed


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.place} {case.title}")
def test_markdown_becomes_this_tree(case: Case) -> None:
    assert parsed(case.markdown) == case.expected


def test_the_case_files_are_read_whole() -> None:
    assert len(cases()) > 130
    assert len({case.title for case in cases()}) == len(cases())
