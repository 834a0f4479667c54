"""YAML of any shape: our reading against PyYAML's own, and places against the file."""

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from reading import mapping, scalar

from reportgen.source import Mapping, Node, ReportgenError, Scalar, Sequence, compose

WORDS = st.text(alphabet="会议名称第五次10.7万，：: -'\"{}[]#~noNull\\", max_size=12)
LINES = st.text(alphabet="会议名称第五次10，：: \n#-", max_size=30)
VALUES = st.recursive(
    WORDS | LINES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


def plain(node: Node | None) -> Any:
    """A tree without places, as PyYAML gives it."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(items=items):
            return {key.value: plain(value) for key, value in items}
    return None


@given(st.dictionaries(WORDS, VALUES, max_size=5), STYLES, st.booleans(), st.sampled_from([20, 80, 1000]))
def test_what_pyyaml_writes_is_read_with_the_same_values(
    data: dict[str, Any], style: str | None, flow: bool, width: int
) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style=style, default_flow_style=flow, width=width)
    value, diagnostics = compose(text, "甲.yaml")
    assert diagnostics == ()
    assert plain(value) == yaml.load(text, Loader=yaml.BaseLoader) == data


@given(st.text(alphabet="甲乙: \n-[]{}|>'\"#?,.~1", max_size=30))
def test_what_pyyaml_reads_without_tags_is_read_with_the_same_values(text: str) -> None:
    try:
        expected = yaml.load(text, Loader=yaml.BaseLoader)
        value, diagnostics = compose(text, "甲.yaml")
    except (yaml.YAMLError, ReportgenError, TypeError):  # two readers refuse some oddities differently
        return
    if not diagnostics:
        assert (plain(value) or "") == (expected or "")


@given(st.text(alphabet="甲乙1", min_size=1, max_size=8), st.data())
def test_a_part_of_a_plain_text_stands_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = scalar(mapping(f"键: {text}\n").get("键")).place(start, end - start)
    assert (place.line, place.column, place.end_column) == (1, 4 + start, 4 + end)


@given(WORDS.filter(str.strip), STYLES, st.data())
def test_a_part_of_any_text_is_found_where_the_file_spells_it(
    word: str, style: str | None, data: st.DataObject
) -> None:
    text = yaml.safe_dump({"键": f"前言\n\n{word}\n\n结语"}, allow_unicode=True, default_style=style)
    value = scalar(mapping(text).items[0][1])
    start = data.draw(st.integers(0, len(value.value) - 1))
    end = data.draw(st.integers(start + 1, min(start + 5, len(value.value))))
    place = value.place(start, end - start)
    if place != value.span and "\n" not in value.value[start:end]:
        line = text.split("\n")[place.line - 1]
        assert line[place.column - 1 : place.end_column - 1] == value.value[start:end]


@given(st.lists(st.text(alphabet="甲乙 ", max_size=6), min_size=1, max_size=6))
def test_each_line_of_a_literal_block_stands_on_its_line(lines: list[str]) -> None:
    value = scalar(mapping("键: |2\n" + "".join(f"  {line}\n" for line in ["首", *lines, "尾"])).get("键"))
    spans = value.lines()
    assert [span.line for span in spans[: len(lines) + 1]] == list(range(2, len(lines) + 3))
