"""The base document of all peers: an empty page and some 43 KB of styles, as Word saves them for a short document.

Most of it is Word's list of latent styles (17.7.4.5), which python-docx and docxtpl carry through every document.
There is no theme, no thumbnail and no footer: the peers have less to read and write than from a file of Word's own.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.peers.data import TABLE_CELL, TABLE_HEAD

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Style(NamedTuple):
    """A style of the base document: its id, its name, and its paragraph and run properties as XML."""

    id: str
    name: str
    paragraph: str
    run: str
    kind: str = "paragraph"


def _face(face: str, latin: str = "Times New Roman") -> str:
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{face}" w:hAnsi="{latin}" w:cs="{latin}"/>'


_CENTER = '<w:jc w:val="center"/>'
_SINGLE_LINE = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
_FOUR = '<w:sz w:val="28"/><w:szCs w:val="28"/>'  # 四号
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'

STYLES = (
    Style("Heading1", "heading 1", f'<w:keepNext/>{_CENTER}<w:outlineLvl w:val="0"/>', _face("方正小标宋简体")),
    Style("Heading2", "heading 2", f'<w:keepNext/>{_CENTER}<w:outlineLvl w:val="1"/>', _face("黑体")),
    Style("Heading3", "heading 3", f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="2"/>', _face("黑体")),
    Style("Subtitle", "Subtitle", f'<w:spacing w:before="579"/>{_CENTER}', _face("楷体_GB2312")),
    Style("Speaker", "报告人", f'<w:spacing w:after="579"/>{_CENTER}', _face("楷体_GB2312")),
    Style("BodyText", "Body Text", _INDENT, ""),
    Style("TableHead", TABLE_HEAD, f"{_SINGLE_LINE}{_CENTER}", _face("黑体") + _FOUR),
    Style("TableCell", TABLE_CELL, f'{_SINGLE_LINE}<w:jc w:val="left"/>', _FOUR),
)
TABLE = Style("TableGrid", "Table Grid", "", "", "table")
LEAD = Style("LeadChar", "要点 Char", "", "<w:b/><w:bCs/>", "character")

# What Word adds of its own to nearly every document, used or not.
_OTHERS = (
    Style("Heading4", "heading 4", f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="3"/>', _face("楷体_GB2312")),
    Style("Heading5", "heading 5", f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="4"/>', ""),
    Style("Heading6", "heading 6", f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="5"/>', ""),
    Style("Title", "Title", _CENTER, _face("方正小标宋简体") + '<w:sz w:val="44"/><w:szCs w:val="44"/>'),
    Style("Salutation", "Salutation", "", ""),
    Style("Signature", "Signature", '<w:jc w:val="right"/>', ""),
    Style("Date", "Date", '<w:jc w:val="right"/>', ""),
    Style("Quote", "Quote", _INDENT, "<w:i/><w:iCs/>"),
    Style("Caption", "caption", _CENTER, '<w:sz w:val="24"/><w:szCs w:val="24"/>'),
    Style("ListParagraph", "List Paragraph", _INDENT, ""),
    Style("FootnoteText", "footnote text", '<w:snapToGrid w:val="0"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    Style("Header", "header", _CENTER, '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    Style("Footer", "footer", '<w:snapToGrid w:val="0"/>', '<w:sz w:val="28"/><w:szCs w:val="28"/>'),
    Style("Strong", "Strong", "", "<w:b/><w:bCs/>", "character"),
    Style("Emphasis", "Emphasis", "", "<w:i/><w:iCs/>", "character"),
    Style("Hyperlink", "Hyperlink", "", '<w:color w:val="0563C1"/><w:u w:val="single"/>', "character"),
    Style("FootnoteReference", "footnote reference", "", '<w:vertAlign w:val="superscript"/>', "character"),
)


def make_base(target: str) -> None:
    """Write the base document to `target`."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _parts():
            package.writestr(name, _XML + content)


def _parts() -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", _content_types()
    yield "_rels/.rels", _relationships((f"{_R}/officeDocument", "word/document.xml"), (_CORE, "docProps/core.xml"))
    yield "docProps/core.xml", _core()
    yield "word/document.xml", _document()
    yield (
        "word/_rels/document.xml.rels",
        _relationships(*((f"{_R}/{kind}", f"{kind}.xml") for kind in ("styles", "settings", "fontTable"))),
    )
    yield "word/styles.xml", styles_xml()
    yield "word/settings.xml", _settings()
    yield "word/fontTable.xml", _font_table()


_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_OFFICE}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _core() -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>工作报告</dc:title></cp:coreProperties>'
    )


def _document() -> str:
    return (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="850" w:footer="1417"'
        ' w:gutter="0"/><w:cols w:space="720"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr></w:body>'
        "</w:document>"
    )


def _settings() -> str:
    return (
        f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:characterSpacingControl'
        ' w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _font_table() -> str:
    faces = ("方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "Times New Roman")
    fonts = "".join(
        f'<w:font w:name="{face}"><w:charset w:val="86"/><w:family w:val="auto"/></w:font>' for face in faces
    )
    return f'<w:fonts xmlns:w="{_W}">{fonts}</w:fonts>'


def styles_xml() -> str:
    """word/styles.xml without its declaration."""
    styles = "".join(_style(style) for style in (*STYLES, LEAD, *_OTHERS))
    return f'<w:styles xmlns:w="{_W}">{_defaults()}{_latent()}{_BUILT_IN}{_table_style()}{styles}</w:styles>'


def _defaults() -> str:
    run = f'{_face("仿宋_GB2312")}<w:spacing w:val="-5"/><w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}{language}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:line="579" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    '<w:rsid w:val="00A77B3E"/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name'
    ' w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority'
    ' w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top'
    ' w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108"'
    ' w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList">'
    '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def _style(style: Style) -> str:
    """A style and, for a paragraph style, the character style that Word links to it."""
    if style.kind == "character":
        return (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rsid w:val="00A77B3E"/><w:rPr>{style.run}</w:rPr>'
            "</w:style>"
        )
    linked = Style(f"{style.id}Linked", f"{style.name} 字符", "", style.run, "character")
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="BodyText"/><w:link w:val="{linked.id}"/><w:uiPriority w:val="9"/><w:unhideWhenUsed/>'
        f'<w:qFormat/><w:rsid w:val="00A77B3E"/><w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.run}</w:rPr></w:style>'
        f"{_style(linked)}"
    )


def _table_style() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    return (
        f'<w:style w:type="table" w:styleId="{TABLE.id}"><w:name w:val="{TABLE.name}"/><w:basedOn w:val="TableNormal"/>'
        f'<w:uiPriority w:val="39"/><w:rsid w:val="00A77B3E"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
        "</w:style>"
    )


def _latent() -> str:
    hidden = "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="1" w:unhideWhenUsed="1"/>' for name in _hidden_names()
    )
    tables = "".join(
        f'<w:lsdException w:name="{name}" w:uiPriority="{priority}"/>' for name, priority in _table_names()
    )
    return (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0"'
        f' w:defQFormat="0" w:count="376">{hidden}{tables}</w:latentStyles>'
    )


_SERIES = {
    "heading": range(1, 10),
    "index": range(1, 10),
    "toc": range(1, 10),
    "List": range(2, 6),
    "List Bullet": range(2, 6),
    "List Number": range(2, 6),
    "List Continue": range(2, 6),
    "Body Text": range(2, 4),
    "Body Text Indent": range(2, 4),
    "Table Simple": range(1, 4),
    "Table Classic": range(1, 5),
    "Table Colorful": range(1, 4),
    "Table Columns": range(1, 6),
    "Table Grid": range(1, 9),
    "Table List": range(1, 9),
    "Table 3D effects": range(1, 4),
    "Table Subtle": range(1, 3),
    "Table Web": range(1, 4),
}
_SINGLE = (
    "Normal Indent,footnote text,annotation text,header,footer,index heading,caption,table of figures,envelope address,"
    "envelope return,footnote reference,annotation reference,line number,page number,endnote reference,endnote text,"
    "table of authorities,macro,toa heading,List,List Bullet,List Number,Title,Closing,Signature,Body Text,"
    "Body Text Indent,List Continue,Message Header,Subtitle,Salutation,Date,Body Text First Indent,"
    "Body Text First Indent 2,Note Heading,Block Text,Hyperlink,FollowedHyperlink,Strong,Emphasis,Document Map,"
    "Plain Text,E-mail Signature,HTML Top of Form,HTML Bottom of Form,Normal (Web),HTML Acronym,HTML Address,HTML Cite,"
    "HTML Code,HTML Definition,HTML Keyboard,HTML Preformatted,HTML Sample,HTML Typewriter,HTML Variable,Normal Table,"
    "annotation subject,No List,Outline List 1,Outline List 2,Outline List 3,Table Contemporary,Table Elegant,"
    "Table Professional,Balloon Text,Table Grid,Table Theme,Placeholder Text,No Spacing,Revision,List Paragraph,Quote,"
    "Intense Quote,Subtle Emphasis,Intense Emphasis,Subtle Reference,Intense Reference,Book Title,Bibliography,"
    "TOC Heading,Mention,Smart Hyperlink,Hashtag,Unresolved Mention,Smart Link"
)
_COLOURED = {
    "Light Shading": 60,
    "Light List": 61,
    "Light Grid": 62,
    "Medium Shading 1": 63,
    "Medium Shading 2": 64,
    "Medium List 1": 65,
    "Medium List 2": 66,
    "Medium Grid 1": 67,
    "Medium Grid 2": 68,
    "Medium Grid 3": 69,
    "Dark List": 70,
    "Colorful Shading": 71,
    "Colorful List": 72,
    "Colorful Grid": 73,
}
_MODERN = ("1 Light", "2", "3", "4", "5 Dark", "6 Colorful", "7 Colorful")


def _hidden_names() -> Iterator[str]:
    for name, numbers in _SERIES.items():
        yield from (f"{name} {number}" for number in numbers)
    yield from _SINGLE.split(",")


def _table_names() -> Iterator[tuple[str, int]]:
    """The table styles that Word offers, each plain and in the theme's six accents."""
    families = dict(_COLOURED)
    for kind in ("Grid Table", "List Table"):
        families |= {f"{kind} {name}": 46 + at for at, name in enumerate(_MODERN)}
    for name, priority in families.items():
        yield name, priority
        yield from ((f"{name} Accent {accent}", priority) for accent in range(1, 7))
