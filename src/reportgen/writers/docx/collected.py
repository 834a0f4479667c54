"""What a document's body brings along while it is written: relationships, footnotes, pictures, findings."""

from __future__ import annotations

from reportgen.document import Document, Image, Picture
from reportgen.ooxml import Relationship, lead_style_id, style_id
from reportgen.source import Diagnostic, problem
from reportgen.styles import Stylesheet
from reportgen.writers.docx.drawing import drawing

# Every document's main part takes rId1 to rId7 for styles, settings, fonts, footers, footnotes and theme.
_FIRST_OWN_RELATIONSHIP = 8


class Collected:
    """The looks that blocks and runs are written in, and all they need besides word/document.xml itself."""

    def __init__(self, document: Document, sheet: Stylesheet) -> None:
        self.document = document
        self.sheet = sheet
        self.style_ids = {role: style_id(style) for role, style in sheet.styles.items()}
        self.lead_ids = {role: lead_style_id(style) for role, style in sheet.styles.items()}
        self.run_in = {role: sheet.look(role).run_in for role in sheet.styles}
        self.bold_ids = _bold_ids(sheet)
        self.diagnostics: list[Diagnostic] = []
        self.relationships: list[Relationship] = []
        self.note_relationships: list[Relationship] = []
        self.notes: list[str] = []
        self.media: dict[str, tuple[str, Image]] = {}
        self.in_note = False
        self.page_break = False
        self._ids: dict[tuple[str, bool], str] = {}
        self._pictures = 0

    def paragraph(self, role: str, content: str, properties: str = "") -> str:
        """A paragraph in the role's style around ready runs, on a new page where a page break stands before it."""
        if self.page_break and not self.in_note:
            self.page_break = False
            properties = f"<w:pageBreakBefore/>{properties}"
        return f'<w:p><w:pPr><w:pStyle w:val="{self.style_ids[role]}"/>{properties}</w:pPr>{content}</w:p>'

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
        self._pictures += 1
        page = self.sheet.page
        relationship = self._relationship("image", name, external=False)
        return drawing(image, relationship, self._pictures, node.description, page.text_width, page.text_height)

    def _relationship(self, kind: str, target: str, external: bool) -> str:
        rows = self.note_relationships if self.in_note else self.relationships
        key = (target, self.in_note)
        if key not in self._ids:
            self._ids[key] = f"rId{_FIRST_OWN_RELATIONSHIP + len(rows)}"
            rows.append(Relationship(self._ids[key], kind, target, external))
        return self._ids[key]


def _bold_ids(sheet: Stylesheet) -> frozenset[str]:
    """The ids of the character styles that make words bold."""
    bold = [style for role, style in sheet.styles.items() if sheet.look(role).bold]
    return frozenset(style_id(style) if style.kind == "character" else lead_style_id(style) for style in bold)
