"""What a document's body brings along while it is written: relationships, footnotes, pictures, charts, findings."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportgen.document import Document, Image, Picture
from reportgen.ooxml import FIXED_RELATIONSHIPS, Relationship, RunningPart, lead_style_id, style_id
from reportgen.source import Diagnostic, problem
from reportgen.styles import Page, Stylesheet
from reportgen.writers.contents import entries, is_listed
from reportgen.writers.docx.drawing import drawing

_FIRST_OWN_RELATIONSHIP = len(FIXED_RELATIONSHIPS) + 1


# An exact line shows no more of a picture than the line is high (17.3.1.33).
_ROOM_FOR_PICTURES = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'


def bookmark(at: int) -> str:
    """The name of the bookmark at the heading `at` of the document, as Word would name it."""
    return f"_Toc{at:09}"


class StyleIds(NamedTuple):
    """The ids of styles in the file: by role, of the linked styles of run-in heads, and of the bold ones.

    `openings` are the beginnings of paragraphs, by role, up to the properties of their own; `section` is the section
    that all paragraphs stand in; `kept` are the roles that must stand on one page with what is before them,
    `placed` those that stand by their neighbours, `foot` those at the foot of the page.
    """

    styles: Mapping[str, str]
    openings: Mapping[str, str]
    leads: Mapping[str, str]
    bold: frozenset[str]
    section: str
    kept: frozenset[str]
    placed: frozenset[str]
    foot: frozenset[str]


def style_ids(sheet: Stylesheet, running: Sequence[RunningPart]) -> StyleIds:
    """The ids, looked up once for all documents."""
    styles = {role: style_id(style) for role, style in sheet.styles.items()}
    leads = {role: lead_style_id(style) for role, style in sheet.styles.items()}
    bold = [role for role, look in sheet.looks.items() if look.bold]
    kinds = (styles[role] if sheet.styles[role].kind == "character" else leads[role] for role in bold)
    openings = {role: f'<w:p><w:pPr><w:pStyle w:val="{name}"/>' for role, name in styles.items()}
    kept = frozenset(role for role, look in sheet.looks.items() if look.keep_previous)
    placed = frozenset(role for role, look in sheet.looks.items() if look.from_top is not None or look.over_next)
    foot = frozenset(role for role, look in sheet.looks.items() if look.at_foot)
    return StyleIds(styles, openings, leads, frozenset(kinds), _section(sheet.page, running), kept, placed, foot)


def _section(page: Page, running: Sequence[RunningPart]) -> str:
    """The paper with its headers and footers; the first page has its own where there is one for it (17.10.6)."""
    references = "".join(
        f'<w:{part.place}Reference w:type="{part.pages}" r:id="{part.relationship}"/>' for part in running
    )
    first = "<w:titlePg/>" if any(part.pages == "first" for part in running) else ""
    # Word prints by the size and shows by the word (17.6.13), so both must say that the paper lies on its side.
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/><w:cols w:space="720"/>{first}'
        f'<w:docGrid w:type="lines" w:linePitch="{page.pitch}"/></w:sectPr>'
    )


class Collected:
    """The looks that blocks and runs are written in, and all they need besides word/document.xml itself."""

    def __init__(self, document: Document, sheet: Stylesheet, ids: StyleIds) -> None:
        self.document = document
        self.sheet = sheet
        self.ids = ids
        self.diagnostics: list[Diagnostic] = []
        self.relationships: list[Relationship] = []
        self.note_relationships: list[Relationship] = []
        self.notes: list[str] = []
        self.note_comments: set[int] = set()
        self.charts: list[Sequence[tuple[str, bytes]]] = []  # the parts of each
        self.media: dict[str, tuple[str, Image]] = {}
        self.in_note = False
        self.width = sheet.page.text_width  # of what is being written: the page's text, or a table's cell
        self.page_break = False
        self.keep_next = False  # what is being written must stand on one page with what follows
        self.place = ""  # where what is being written stands, as properties of its own
        self._relationship_ids: dict[tuple[str, bool], str] = {}
        self._pictures = 0
        self._headings = 0
        levels = is_listed(document)
        self._listed = frozenset(entry.at for entry in entries(document.blocks, levels)) if levels else frozenset()

    def paragraph(self, role: str, content: str, properties: str = "") -> str:
        """A paragraph in the role's style around ready runs, on a new page where a page break stands before it."""
        if self._pictures and "<w:drawing>" in content and self.sheet.look(role).line != "single":
            properties = _ROOM_FOR_PICTURES + properties
        if self.place and not self.in_note:
            properties += self.place
            self.place = ""
        if self.page_break and not self.in_note:
            self.page_break = False
            properties = f"<w:pageBreakBefore/>{properties}"
        if self.keep_next and not self.in_note:
            properties = f"<w:keepNext/>{properties}"
        return f"{self.ids.openings[role]}{properties}</w:pPr>{content}</w:p>"

    def comments(self) -> Relationship:
        """The relationship that leads to the document's comments."""
        return Relationship(f"rId{_FIRST_OWN_RELATIONSHIP + len(self.relationships)}", "comments", "comments.xml")

    def marked(self, words: str) -> str:
        """The words of the next heading, in a bookmark where the contents list it."""
        self._headings += 1
        if self._headings not in self._listed:
            return words
        at = self._headings
        return f'<w:bookmarkStart w:id="{at}" w:name="{bookmark(at)}"/>{words}<w:bookmarkEnd w:id="{at}"/>'

    def link(self, url: str) -> str:
        """The id of the relationship that leads to `url` from the part that is being written."""
        return self._relationship("hyperlink", url, external=True)

    def picture(self, node: Picture) -> str:
        """The drawing of a picture; empty, with a finding, where its file is not at hand or a footnote holds it."""
        image = self.document.images.get(node.path)
        if image is None or self.in_note:
            self.diagnostics.append(problem("DOC001", node.span, path=node.path))
            return ""
        name, _ = self.media.setdefault(node.path, (f"media/image{len(self.media) + 1}.{image.suffix}", image))
        height = self.sheet.page.text_height
        relationship = self._relationship("image", name, external=False)
        return drawing(image, relationship, self.next_drawing(), node.description, self.width, height)

    def next_drawing(self) -> int:
        """The number of a new drawing."""
        self._pictures += 1
        return self._pictures

    def part(self, kind: str, target: str) -> str:
        """The id of the relationship that leads to another part of the file."""
        return self._relationship(kind, target, external=False)

    def _relationship(self, kind: str, target: str, external: bool) -> str:
        rows = self.note_relationships if self.in_note else self.relationships
        key = (target, self.in_note)
        if key not in self._relationship_ids:
            name = self._relationship_ids[key] = f"rId{_FIRST_OWN_RELATIONSHIP + len(rows)}"
            rows.append(Relationship(name, kind, target, external))
        return self._relationship_ids[key]
