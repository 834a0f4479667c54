"""The stylesheet: what each role looks like, as plain records. Writers read it; only data fills it."""

# Without annotations as texts: records are made in half the time, and a build makes all of these.

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from reportgen.styles.lengths import Length


class Page(NamedTuple):
    """Paper, margins and line grid, in twips."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    pitch: int

    @property
    def text_width(self) -> int:
        """The width of the text area (版心)."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of the text area (版心)."""
        return self.height - self.top - self.bottom


class Font(NamedTuple):
    """A face by name, and the one to take where it is not installed."""

    name: str
    alternative: str = ""


class PageNumber(NamedTuple):
    """How pages are numbered: the text around `{}`, and the side on odd and even pages."""

    pattern: str
    odd: str
    even: str
    indent: Length


class PageField(Enum):
    """What Word counts by itself in a header or footer: the page, and how many there are (17.16.5)."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"


class Tab(NamedTuple):
    """A tab stop: its place in twips, and `left`, `center` or `right`."""

    at: int
    align: str


class RunningLine(NamedTuple):
    """A paragraph of a header or footer: its words and fields, and how they look.

    The size is in half-points, 0 and empty texts mean: as the page number's style.
    """

    pieces: tuple[str | PageField, ...]
    align: str
    left_indent: Length
    right_indent: Length
    tabs: tuple[Tab, ...]
    line_below: bool
    line_above: bool
    font: str
    latin: str
    size: int
    bold: bool
    color: str


class Running(NamedTuple):
    """A header or footer of its own (页眉、页脚), in the place of the page number that a stylesheet describes.

    `place` is `header` or `footer`; `pages` is `default`, `even` or `first`, as Word has it (17.18.36).
    """

    place: str
    pages: str
    lines: tuple[RunningLine, ...]


class TableLook(NamedTuple):
    """Lines (in eighths of a point), cell margins (in twips), and where text stands in a cell that is higher.

    A column is as wide as its text, but counts for no less than `narrowest` and no more than `widest` characters;
    in a table with as many columns as `columns` names widths, they share the line in these proportions. `split_rows`
    lets a row go on overleaf.
    """

    border: int
    cell_margin: int
    vertical: str
    narrowest: float
    widest: float
    columns: tuple[float, ...]
    split_rows: bool


class ListLook(NamedTuple):
    """What stands before the items of lists, by depth: a mark, or a number in the place of `{}`."""

    marks: tuple[str, ...]
    numbers: tuple[str, ...]

    def mark(self, start: int | None, number: int, depth: int) -> str:
        """What stands before the item `number` of a list inside `depth` others; without a `start`, none is counted."""
        marks = self.marks if start is None else self.numbers
        return marks[min(depth, len(marks) - 1)].format(number)


class Style(NamedTuple):
    """One role's look. None means: as the style it is based on.

    Sizes are in half-points, character spacing in twips; `line` is a `Length` for an exact height, or
    `single`. `run_in` is the mark that ends a heading set into its paragraph. `leader` leads to a
    number at the right edge: `dot`, or `none` for blank. `right_tab` is how far a tab stop is from the right edge;
    `line_below` is in eighths of a point. Of the pieces of official documents: `from_top` is how far below the top of
    the text area a paragraph begins, `over_next` how it stands to the one below it, `at_foot` puts it at the foot of
    the page, `when_used` leaves a style out of documents that have no use for it. Of charts: `width` and `height` in
    twips, and `fills`, the colours of what is drawn, one after the other.
    """

    role: str
    name: str
    label: str
    kind: str = "paragraph"
    based_on: str | None = None
    level: int | None = None
    run_in: str | None = None
    by_sense: bool | None = None
    font: str | None = None
    latin: str | None = None
    size: int | None = None
    bold: bool | None = None
    underline: bool | None = None
    raised: bool | None = None
    color: str | None = None
    spacing: int | None = None
    align: str | None = None
    first_indent: Length | None = None
    left_indent: Length | None = None
    right_indent: Length | None = None
    hanging: Length | None = None
    right_tab: Length | None = None
    line: Length | str | None = None
    before: Length | None = None
    after: Length | None = None
    snap_to_grid: bool | None = None
    keep_next: bool | None = None
    keep_previous: bool | None = None
    page_break_before: bool | None = None
    widow_control: bool | None = None
    leader: str | None = None
    line_below: int | None = None
    from_top: int | None = None
    over_next: str | None = None
    at_foot: bool | None = None
    when_used: bool | None = None
    width: int | None = None
    height: int | None = None
    fills: tuple[str, ...] | None = None


def resolve_looks(styles: Mapping[str, Style]) -> dict[str, Style]:
    """Every style with all it inherits filled in; `based_on` must lead to an end."""
    looks: dict[str, Style] = {}
    for role in styles:
        line = [role]
        while (base := styles[line[-1]].based_on) is not None and base not in looks:
            line.append(base)
        for each in reversed(line):
            style = styles[each]
            looks[each] = style if style.based_on is None else _over(style, looks[style.based_on])
    return looks


def _over(style: Style, base: Style) -> Style:
    own = {name: value for name, value in style._asdict().items() if value is not None}
    return base._replace(**own)


class Stylesheet(NamedTuple):
    """All looks of a document.

    `rule` is the width of a line across the text, in eighths of a point; `styles` are by role as they are written,
    `looks` with all they inherit; `sources` give the clause behind `styles.body.size` and so on. `running` comes from
    a Word style document; without any, footers hold the page number.
    """

    page: Page
    fonts: Mapping[str, Font]
    page_number: PageNumber
    table: TableLook
    lists: ListLook
    rule: int
    styles: Mapping[str, Style]
    looks: Mapping[str, Style]
    sources: Mapping[str, str]
    running: tuple[Running, ...] = ()

    def rare_roles(self) -> frozenset[str]:
        """The roles whose styles stand only in documents that use one of them; no other style is based on them."""
        usual = [role for role, look in self.looks.items() if not look.when_used]
        needed = set(usual)
        for role in usual:
            while (base := self.styles[role].based_on) is not None:
                needed.add(base)
                role = base
        return frozenset(self.styles) - needed

    def without(self, roles: frozenset[str]) -> "Stylesheet":
        """The same without the styles of `roles`."""
        if not roles:
            return self
        styles, looks = (
            {role: style for role, style in table.items() if role not in roles} for table in (self.styles, self.looks)
        )
        return self._replace(styles=styles, looks=looks)

    def look(self, role: str) -> Style:
        """The style of `role` with everything it inherits filled in."""
        return self.looks[role]

    def face(self, font: str) -> str:
        """The face that the font name `font` stands for; a name outside the table is a face itself."""
        known = self.fonts.get(font)
        return font if known is None else known.name

    def characters_per_line(self, role: str) -> float:
        """How many full-width characters of `role` fit between the margins."""
        look = self.look(role)
        character = (look.size or 0) * 10 + (look.spacing or 0)
        return self.page.text_width / character
