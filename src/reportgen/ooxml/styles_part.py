"""word/styles.xml from the stylesheet: one style a role, what a role inherits left to Word's `basedOn`."""

from __future__ import annotations

from typing import Any

from reportgen.ooxml.xml import DECLARATION, W, escape, switch, value
from reportgen.source import is_wide
from reportgen.styles import Length, Style, Stylesheet

# Style names that Word knows (ST_StyleId is ours to choose, the name is what Word goes by: 17.7.4.9).
_BUILT_IN = frozenset(
    {
        "Normal", "Body Text", "Subtitle", "Salutation", "Signature", "Quote", "List Paragraph",
        "HTML Preformatted", "HTML Code", "Strong", "Emphasis", "Hyperlink", "footer", "footnote text",
        "footnote reference", "TOC Heading", "toc 1", "toc 2", "toc 3", "toc 4",
        "heading 1", "heading 2", "heading 3", "heading 4", "heading 5", "heading 6",
    }
)  # fmt: skip

_FIXED = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)

TABLE_STYLE = "ReportTable"


def style_id(style: Style) -> str:
    """The id of `style` in the file: after the built-in name without blanks, or the role behind a word of our own."""
    if style.name not in _BUILT_IN:
        return f"Role-{style.role}"
    return "".join(word[:1].upper() + word[1:] for word in style.name.split())


def lead_style_id(style: Style) -> str:
    """The id of the character style that is linked to a run-in heading's `style`."""
    return f"{style_id(style)}Char" if style.name in _BUILT_IN else f"Lead-{style.role}"


def styles_part(sheet: Stylesheet) -> str:
    """The whole part."""
    normal = sheet.styles["normal"]
    return "".join(
        (
            DECLARATION,
            f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>',
            _fonts(normal, sheet),
            f"{value('sz', normal.size)}{value('szCs', normal.size)}",
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>',
            "<w:pPrDefault/></w:docDefaults>",
            *(_style(style, sheet) for style in sheet.styles.values()),
            _FIXED,
            _table_style(sheet),
            "</w:styles>",
        )
    )


def _style(style: Style, sheet: Stylesheet) -> str:
    if style.kind == "character":
        return _character_style(style, sheet)
    default = ' w:default="1"' if style.role == "normal" else ""
    custom = "" if style.name in _BUILT_IN else ' w:customStyle="1"'
    run_in = bool(sheet.look(style.role).run_in)
    parts = [
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id(style)}">',
        value("name", style.name),
        value("basedOn", style_id(sheet.styles[style.based_on])) if style.based_on else "",
        value("next", style_id(sheet.styles["body"])) if sheet.look(style.role).level else "",
        value("link", lead_style_id(style)) if run_in else "",
        "<w:qFormat/>",
        f"<w:pPr>{_paragraph_properties(style, sheet)}</w:pPr>",
        f"<w:rPr>{_run_properties(style, sheet)}</w:rPr></w:style>",
    ]
    return "".join(parts) + (_lead_style(style, sheet) if run_in else "")


def _character_style(style: Style, sheet: Stylesheet) -> str:
    custom = "" if style.name in _BUILT_IN else ' w:customStyle="1"'
    base = style_id(sheet.styles[style.based_on]) if style.based_on else "DefaultParagraphFont"
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id(style)}">{value("name", style.name)}'
        f'<w:basedOn w:val="{base}"/><w:qFormat/><w:rPr>{_run_properties(style, sheet)}</w:rPr></w:style>'
    )


def _lead_style(style: Style, sheet: Stylesheet) -> str:
    """The linked character style (17.7.4.6) that sets a run-in heading's words inside a body paragraph."""
    look, normal = sheet.look(style.role), sheet.look("normal")
    # What is as in running text is left to the paragraph around.
    shared: dict[str, Any] = {
        name: None for name in ("color", "spacing", "size") if getattr(look, name) == getattr(normal, name)
    }
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{lead_style_id(style)}">'
        f'<w:name w:val="{escape(style.name)} Char"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:link w:val="{style_id(style)}"/><w:qFormat/>'
        f"<w:rPr>{_run_properties(look._replace(**shared), sheet)}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style, sheet: Stylesheet) -> str:
    """CT_PPrBase wants its children in this order (17.3.1.26)."""
    normal = style.role == "normal"
    return "".join(
        (
            switch("keepNext", style.keep_next),
            switch("pageBreakBefore", style.page_break_before),
            switch("widowControl", style.widow_control),
            _line_below(style, sheet),
            _tabs(style, sheet),
            '<w:kinsoku/><w:overflowPunct/><w:topLinePunct w:val="0"/>' if normal else "",
            '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>' if normal else "",
            switch("snapToGrid", style.snap_to_grid),
            _spacing(style, sheet),
            _indent(style, sheet),
            value("jc", style.align) if style.align else "",
            value("outlineLvl", style.level - 1) if style.level else "",
        )
    )


def _line_below(style: Style, sheet: Stylesheet) -> str:
    if style.line_below is None:
        return ""
    color = sheet.look(style.role).color or "auto"
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{style.line_below}" w:space="0" w:color="{color}"/></w:pBdr>'


def _tabs(style: Style, sheet: Stylesheet) -> str:
    """A tab stop at the right edge of the text for a number with a leader to it, or one before the edge (17.3.1.37)."""
    edge = sheet.page.text_width
    stops = [f'<w:tab w:val="right" w:leader="{style.leader}" w:pos="{edge}"/>'] if style.leader else []
    if style.right_tab is not None:
        stops.append(f'<w:tab w:val="right" w:pos="{edge - _twips(style.right_tab, style, sheet)}"/>')
    return f"<w:tabs>{''.join(stops)}</w:tabs>" if stops else ""


def _spacing(style: Style, sheet: Stylesheet) -> str:
    parts = []
    for name, length in (("before", style.before), ("after", style.after)):
        if length is not None:
            parts.append(f'w:{name}Lines="{int(length.lines * 100)}"')
            parts.append(f'w:{name}="{_twips(length, style, sheet)}"')
    if style.line == "single":
        parts.append('w:line="240" w:lineRule="auto"')
    elif isinstance(style.line, Length):
        parts.append(f'w:line="{_twips(style.line, style, sheet)}" w:lineRule="exact"')
    return f"<w:spacing {' '.join(parts)}/>" if parts else ""


def _indent(style: Style, sheet: Stylesheet) -> str:
    """Word goes by the …Chars attributes, readers that do not know them by the twips beside them (17.3.1.12).

    An inherited …Chars would outweigh new twips, so both are always written.
    """
    parts = []
    for name, length in (
        ("left", style.left_indent),
        ("right", style.right_indent),
        ("firstLine", style.first_indent),
        ("hanging", style.hanging),
    ):
        if length is not None:
            parts.append(f'w:{name}Chars="{int(length.characters * 100)}"')
            parts.append(f'w:{name}="{_twips(length, style, sheet)}"')
    return f"<w:ind {' '.join(parts)}/>" if parts else ""


def _twips(length: Length, style: Style, sheet: Stylesheet) -> int:
    size = sheet.look(style.role).size or 0
    return length.in_twips(character=size * 10, pitch=sheet.page.pitch)


def _run_properties(style: Style, sheet: Stylesheet) -> str:
    """EG_RPrBase in the order that Word writes and validators want (17.3.2.28)."""
    return "".join(
        (
            _fonts(style, sheet),
            switch("b", style.bold),
            switch("bCs", style.bold),
            value("color", style.color) if style.color else "",
            value("spacing", style.spacing) if style.spacing is not None else "",
            f"{value('sz', style.size)}{value('szCs', style.size)}" if style.size else "",
            value("u", "single" if style.underline else "none") if style.underline is not None else "",
            value("vertAlign", "superscript") if style.raised else "",
        )
    )


def _fonts(style: Style, sheet: Stylesheet) -> str:
    """Faces by name; a style that sets one of the two writes only that one, and Word inherits the other."""
    parts = []
    if style.latin:
        face = escape(sheet.face(style.latin))
        parts.append(f'w:ascii="{face}" w:hAnsi="{face}"')
    if style.font:
        parts.append(f'w:eastAsia="{escape(sheet.face(style.font))}"')
    if style.latin and not any(map(is_wide, sheet.face(style.latin))):
        parts.append(f'w:cs="{escape(sheet.face(style.latin))}"')
    return f"<w:rFonts {' '.join(parts)}/>" if parts else ""


def _table_style(sheet: Stylesheet) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{sheet.table.border}" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margin = sheet.table.cell_margin
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="报告表格"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>'
        f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr></w:style>"
    )
