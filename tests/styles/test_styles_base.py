"""The stylesheet of the pack `base`: the recipe's numbers, and a source behind every value."""

import re
from collections.abc import Iterator

import pytest
from reading import node, scalar

from reportgen.source import Mapping, Node, Scalar
from reportgen.styles import Font, Length, Page, Stylesheet, load_stylesheet, read_length

# What a style is called and what it stands on is no look and needs no source.
NAMES = {"label", "name", "kind", "based-on"}

SOURCE = re.compile(r"(GB/T \d+—\d{4} |derived|practice|Word)")


def values(layer: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Every value of a stylesheet by its path, in the long form or alone."""
    assert isinstance(layer, Mapping)
    for key, value in layer.items:
        if isinstance(value, Mapping) and value.get("value") is None:
            yield from values(value, f"{path}{key.value}.")
        else:
            yield path + key.value, value


def test_every_value_names_its_source(base_styles: Node) -> None:
    for path, value in values(base_styles):
        if path.rpartition(".")[2] in NAMES:
            continue
        assert isinstance(value, Mapping), path
        assert SOURCE.match(scalar(value.get("source")).value), path


def test_the_sources_are_kept_beside_the_values(base_sheet: Stylesheet) -> None:
    assert base_sheet.sources["page.width"] == "GB/T 9704—2012 5.1 (A4)"
    assert base_sheet.sources["styles.normal.size"] == "GB/T 9704—2012 5.2.2"
    assert base_sheet.sources["fonts.小标宋"] == "GB/T 9704—2012 7.3.1"


def test_the_page_is_a4_with_the_margins_and_the_grid_of_the_standard(base_sheet: Stylesheet) -> None:
    assert base_sheet.page == Page(
        width=11906,
        height=16838,
        top=2098,
        bottom=1984,
        left=1588,
        right=1474,
        header=851,
        footer=1417,
        pitch=579,
    )


def test_the_text_area_is_156_by_225_millimetres(base_sheet: Stylesheet) -> None:
    assert base_sheet.page.text_width == read_length("156mm").twips == 8844
    assert base_sheet.page.text_height == read_length("225mm").twips == 12756


def test_22_lines_of_28_characters_fill_the_text_area(base_sheet: Stylesheet) -> None:
    page = base_sheet.page
    assert page.text_height // page.pitch == 22
    assert int(base_sheet.characters_per_line("body")) == 28


def test_the_body_is_set_in_the_size_and_spacing_of_the_recipe(base_sheet: Stylesheet) -> None:
    body = base_sheet.look("body")
    assert (body.size, body.spacing) == (32, -5)
    assert body.line == Length(lines=read_length("1行").lines)
    assert body.first_indent == read_length("2字")
    assert body.widow_control is False
    assert body.snap_to_grid is True
    assert body.align == "both"
    assert (body.font, body.latin, body.color) == ("仿宋", "西文", "000000")


def test_the_title_stands_off_the_grid_in_exact_lines_of_36_points(base_sheet: Stylesheet) -> None:
    title = base_sheet.look("title")
    assert title.line == Length(720)
    assert (title.size, title.spacing, title.align, title.level) == (44, 0, "center", 1)
    assert (title.snap_to_grid, title.by_sense) == (False, True)
    assert int(base_sheet.characters_per_line("title")) == 20


def test_fonts_stand_by_name_with_one_to_take_instead(base_sheet: Stylesheet) -> None:
    assert base_sheet.fonts["仿宋"] == Font("仿宋_GB2312", "仿宋")
    assert base_sheet.face("小标宋") == "方正小标宋简体"
    assert base_sheet.face("Courier New") == "Courier New"


def test_headings_are_real_headings_of_word_in_order(base_sheet: Stylesheet) -> None:
    roles = ["title", "part", "section", "item", "subitem", "subsubitem"]
    assert [base_sheet.styles[role].level for role in roles] == [1, 2, 3, 4, 5, 6]
    assert [base_sheet.styles[role].name for role in roles] == [f"heading {level}" for level in range(1, 7)]


@pytest.mark.parametrize("role", ["item", "point", "task", "subitem", "subsubitem"])
def test_run_in_headings_end_with_a_full_stop(base_sheet: Stylesheet, role: str) -> None:
    assert base_sheet.look(role).run_in == "。"


@pytest.mark.parametrize("role", ["title", "part", "section"])
def test_headings_on_a_line_of_their_own_end_with_nothing(base_sheet: Stylesheet, role: str) -> None:
    assert not base_sheet.look(role).run_in


def test_every_style_of_another_size_gives_up_the_narrow_spacing(base_sheet: Stylesheet) -> None:
    for role, style in base_sheet.styles.items():
        if style.kind == "paragraph" and base_sheet.look(role).size != 32:
            assert base_sheet.look(role).spacing == 0, role


def test_pictures_and_table_cells_are_not_cut_by_exact_lines(base_sheet: Stylesheet) -> None:
    for role in ("picture", "table-cell", "table-head", "footnote"):
        assert (base_sheet.look(role).line, base_sheet.look(role).snap_to_grid) == ("single", False)


def test_page_numbers_stand_outside_one_character_in(base_sheet: Stylesheet) -> None:
    number = base_sheet.page_number
    assert (number.pattern, number.odd, number.even) == ("— {} —", "right", "left")
    assert number.indent == read_length("1字")
    assert base_sheet.look("page-number").size == 28


def test_every_style_has_a_name_of_its_own(base_sheet: Stylesheet) -> None:
    names = [style.name.lower() for style in base_sheet.styles.values()]
    assert len(set(names)) == len(names)
    labels = [style.label for style in base_sheet.styles.values()]
    assert len(set(labels)) == len(labels)


def test_the_ruler_profile_lets_the_ink_of_22_lines_fill_225_millimetres(base_styles: Node) -> None:
    sheet = load_stylesheet([base_styles, node("页面: {页边距: ruler}")]).value
    assert sheet is not None
    page = sheet.page
    assert (page.top, page.bottom, page.left, page.right, page.pitch) == (1960, 1847, 1588, 1474, 592)
    assert page.text_height // page.pitch == 22
    ink = 21 * page.pitch + 320  # 21 lines, and the height of one more character
    assert abs(ink - read_length("225mm").twips) <= 21


def test_only_scalars_and_mappings_stand_in_it(base_styles: Node) -> None:
    assert all(isinstance(value, (Scalar, Mapping)) for _, value in values(base_styles))
