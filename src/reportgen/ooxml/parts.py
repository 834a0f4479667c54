"""The small parts around a document: settings, fonts, relationships, content types, properties."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from reportgen.ooxml.running import RunningPart
from reportgen.ooxml.xml import DECLARATION, A, R, W, escape
from reportgen.styles import Stylesheet

_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


class Relationship(NamedTuple):
    """What a part leads to: an id, a kind (the last word of the relationship type), a target."""

    id: str
    kind: str
    target: str
    external: bool = False


# The parts that every document has, by relationship id; headers and footers and a document's own come behind them.
FIXED_RELATIONSHIPS = (
    Relationship("rId1", "styles", "styles.xml"),
    Relationship("rId2", "settings", "settings.xml"),
    Relationship("rId3", "fontTable", "fontTable.xml"),
    Relationship("rId4", "footnotes", "footnotes.xml"),
    Relationship("rId5", "theme", "theme/theme1.xml"),
)

_CONTENT_TYPES_BEGIN = (
    f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD_TYPE}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD_TYPE}.fontTable+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_WORD_TYPE}.footnotes+xml"/>'
    '<Override PartName="/word/theme/theme1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    f'<Override PartName="/docProps/core.xml" ContentType="{_CORE_TYPE}"/>'
)


_COMMENTS_TYPE = f'<Override PartName="/word/comments.xml" ContentType="{_WORD_TYPE}.comments+xml"/>'


_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def content_types(running: Iterable[RunningPart], comments: bool = False, charts: int = 0) -> str:
    """[Content_Types].xml of a document with these headers and footers, and perhaps comments and so many charts."""
    own = "".join(
        f'<Override PartName="/word/{part.name}" ContentType="{_WORD_TYPE}.{part.place}+xml"/>' for part in running
    )
    drawn = f'<Default Extension="xlsx" ContentType="{_WORKBOOK_TYPE}"/>' if charts else ""
    drawn += "".join(
        f'<Override PartName="/word/charts/chart{at}.xml" ContentType="{_CHART_TYPE}"/>' for at in range(1, charts + 1)
    )
    return f"{_CONTENT_TYPES_BEGIN}{own}{_COMMENTS_TYPE if comments else ''}{drawn}</Types>"


PACKAGE_RELATIONSHIPS = (
    f'{DECLARATION}<Relationships xmlns="{_PACKAGE_RELATIONSHIPS}">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)

# Black on white, and the twelve names that a colour scheme must have (20.1.6.2).
_THEME_COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "000000",
    "lt2": "FFFFFF",
    **{f"accent{number}": "000000" for number in range(1, 7)},
    "hlink": "000000",
    "folHlink": "000000",
}

# Compatibility mode 15 is Word 2013 and later (MS-DOCX 2.6.1); the rest is what Chinese Word writes.
SETTINGS = (
    f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
    '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="156"/><w:displayHorizontalDrawingGridEvery w:val="0"/>'
    '<w:displayVerticalDrawingGridEvery w:val="2"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    "</w:settings>"
)


def font_table(sheet: Stylesheet) -> str:
    """word/fontTable.xml: each face with the one to take in its place (`altName`, 17.8.3.1)."""
    fonts = "".join(
        f'<w:font w:name="{escape(font.name)}">'
        + (f'<w:altName w:val="{escape(font.alternative)}"/>' if font.alternative not in ("", font.name) else "")
        + f'<w:charset w:val="{"00" if font.name.isascii() else "86"}"/><w:family w:val="auto"/>'
        + '<w:pitch w:val="variable"/></w:font>'
        for font in {font.name: font for font in sheet.fonts.values()}.values()
    )
    return f'{DECLARATION}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def theme(sheet: Stylesheet) -> str:
    """word/theme/theme1.xml: Word wants one to be there. No style refers to it; its faces are the body's own."""
    normal = sheet.look("normal")
    faces = f'<a:latin typeface="{escape(sheet.face(normal.latin or ""))}"/>'
    faces += f'<a:ea typeface="{escape(sheet.face(normal.font or ""))}"/><a:cs typeface=""/>'
    colors = "".join(f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in _THEME_COLORS.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="reportgen"><a:themeElements>'
        f'<a:clrScheme name="reportgen">{colors}</a:clrScheme>'
        f'<a:fontScheme name="reportgen"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="reportgen"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>'
        + "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
        + f"</a:lnStyleLst><a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def relationships(own: Iterable[Relationship], fixed: Iterable[Relationship] = ()) -> str:
    """A .rels part: the `fixed` relationships of the main part, and its own; a footnotes part has none but its own."""
    external = ' TargetMode="External"'
    rows = "".join(
        f'<Relationship Id="{each.id}" Type="{R}/{each.kind}" Target="{escape(each.target)}"'
        f"{external if each.external else ''}/>"
        for each in (*fixed, *own)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE_RELATIONSHIPS}">{rows}</Relationships>'


def core_properties(meta: Mapping[str, str]) -> str:
    """docProps/core.xml: title and language, an author only when one is given, times only when they are known."""
    moment = moment_of(meta)
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in (("created", "modified") if moment else ())
    )
    creator = f"<dc:creator>{escape(meta['author'][:255])}</dc:creator>" if meta.get("author") else ""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(meta.get('title', '')[:255])}</dc:title>{creator}"
        f"<dc:language>{escape(meta.get('language', 'zh-CN'))}</dc:language>{stamp}</cp:coreProperties>"
    )


def moment_of(meta: Mapping[str, str]) -> str:
    """The moment that a document bears (ISO 8601, UTC): of the build or of its data, empty where neither is known."""
    if meta.get("epoch"):
        return datetime.fromtimestamp(int(meta["epoch"]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{meta['date']}T00:00:00Z" if meta.get("date") else ""
