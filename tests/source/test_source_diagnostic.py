"""Findings as data, and the places they stand at."""

from hypothesis import given
from hypothesis import strategies as st
from reading import findings

from reportgen.source import ReportgenError, Result, Span, in_order, point, problem


def test_a_place_is_written_as_editors_link_it() -> None:
    assert str(Span("data/会议.yaml", 3, 7)) == "data/会议.yaml:3:7"
    assert str(Span("data/会议.yaml")) == "data/会议.yaml"


def test_a_point_counts_lines_and_columns_from_one() -> None:
    text = "甲乙\n丙丁\n"
    assert point("甲.md", text, 0) == Span("甲.md", 1, 1, 1, 1)
    assert point("甲.md", text, 4, 1) == Span("甲.md", 2, 2, 2, 3)
    assert point("甲.md", text, 1, 3) == Span("甲.md", 1, 2, 2, 2)


@given(st.text(alphabet="甲\n", max_size=30), st.data())
def test_a_point_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = point("甲.md", text, offset)
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == offset


def test_the_values_of_a_finding_become_texts() -> None:
    assert problem("DAT009", None, key="任务", least=1).values == {"key": "任务", "least": "1"}


def test_findings_come_in_the_order_of_their_places_each_once() -> None:
    late, early = problem("DAT005", Span("乙.yaml", 9, 1), key="x"), problem("DAT002", Span("乙.yaml", 2, 5), key="y")
    other, whole = problem("DAT005", Span("丙.yaml", 1, 1), key="x"), problem("PRJ002")
    assert in_order([late, other, early, late, whole]) == [whole, other, early, late]


def test_findings_at_one_place_come_by_code() -> None:
    place = Span("甲.yaml", 10, 2)
    found = in_order([problem("DAT005", place), problem("DAT002", place), problem("DAT002", Span("甲.yaml", 9, 9))])
    assert findings(found) == ["甲.yaml:9:9 DAT002", "甲.yaml:10:2 DAT002", "甲.yaml:10:2 DAT005"]


def test_findings_that_differ_in_their_values_are_two() -> None:
    place = Span("甲.yaml", 1, 1)
    assert len(in_order([problem("DAT005", place, key="x"), problem("DAT005", place, key="y")])) == 2


def test_a_result_hands_on_its_value_and_gathers_findings() -> None:
    first, second = problem("DAT005"), problem("DAT006")
    assert Result(2, (first,)).then(lambda value: Result(value + 1, (second,))) == Result(3, (first, second))


def test_an_error_carries_its_findings_and_names_their_codes() -> None:
    error = ReportgenError(problem("DAT005"), problem("DAT006"))
    assert [found.code for found in error.diagnostics] == ["DAT005", "DAT006"]
    assert "DAT005" in str(error)
