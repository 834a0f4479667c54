"""What must hold in every Word file, whatever is written: each check gives the places where it does not."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from word import COMMENTS, DOCUMENT, NOTES, STYLES, Element, Word, find, name

# The children of these elements in the order of the schema (ECMA-376 part 1, 17.3.1.26, 17.3.2.28 and 17.7.4.17).
_PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish"
    " webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    " eastAsianLayout specVanish oMath"
)
_STYLE_ORDER = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal"
    " personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_ORDERS = {
    element: {f"w:{child}": place for place, child in enumerate(order.split())}
    for element, order in (("w:pPr", _PARAGRAPH_ORDER), ("w:rPr", _RUN_ORDER), ("w:style", _STYLE_ORDER))
}

# The only parts that a file of ours may have.
_KNOWN_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/_rels/(document|footnotes)\.xml\.rels"
    r"|word/(document|styles|settings|fontTable|footnotes|comments|footer[12]|theme/theme1)\.xml"
    r"|word/media/image\d+\.(png|jpeg)"
)


def _xml_parts(word: Word) -> list[str]:
    return [part for part in word.parts if part.startswith("word/") and part.endswith(".xml")]


def unknown_parts(word: Word) -> list[str]:
    """Parts that nobody expects in a file of ours."""
    return [part for part in word.parts if not _KNOWN_PARTS.fullmatch(part)]


def parts_without_content_type(word: Word) -> list[str]:
    """Parts that the list of content types does not name, by themselves or by their suffix; types that name none."""
    suffixes = word.find("ct:Default/@Extension", "[Content_Types].xml")
    named = [path.lstrip("/") for path in word.find("ct:Override/@PartName", "[Content_Types].xml")]
    described = [part for part in word.parts if part in named or part.rsplit(".", 1)[-1] in suffixes]
    return sorted((set(word.parts) - set(described)) | (set(named) - set(word.parts)))


def loose_relationships(word: Word) -> list[str]:
    """Relationships with a target that is not there, or not allowed; references to relationships that are not there."""
    return [fault for part in word.parts if part.endswith(".rels") for fault in _loose(word, part)]


def _loose(word: Word, part: str) -> Iterator[str]:
    folder, file = posixpath.split(part)
    source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
    relationships = word.find("rel:Relationship", part)
    ids = [find(each, "@Id")[0] for each in relationships]
    yield from (f"{part}: {identity} twice" for identity, count in Counter(ids).items() if count > 1)
    for each in relationships:
        target = find(each, "@Target")[0]
        if find(each, "@TargetMode") == ["External"]:
            allowed = urlsplit(target).scheme in ("http", "https", "mailto")
        else:
            allowed = posixpath.normpath(posixpath.join(posixpath.dirname(source), target)) in word.parts
        if not allowed:
            yield f"{part}: {target}"
    if source:
        used = word.find("//@r:id | //@r:embed", source)
        yield from (f"{source}: {identity}" for identity in used if identity not in ids)


def runs_without_hint(word: Word) -> list[str]:
    """Runs that leave “ ” and — to the Latin face; the separators above footnotes have no words."""
    wordless = "self::w:r[w:separator or w:continuationSeparator]"
    path = f'//w:r[not(w:rPr/w:rFonts/@w:hint="eastAsia") and not({wordless})]'
    return [f"{part}: {run.xpath('string()')}" for part in _xml_parts(word) for run in word.find(path, part)]


def theme_fonts(word: Word) -> list[str]:
    """Attributes that take a face from the theme."""
    path = "//w:rFonts/@*[contains(local-name(), 'Theme')]"
    return [part for part in _xml_parts(word) for _ in word.find(path, part)]


def properties_out_of_order(word: Word) -> list[str]:
    """Children that stand in another order than the schema wants, or twice, or that it does not know."""
    elements = [each for part in _xml_parts(word) for each in word.find("//w:pPr | //w:rPr | //w:style", part)]
    return [fault for each in elements for fault in _disorder(each)]


def _disorder(element: Element) -> Iterator[str]:
    children = [name(child) for child in element]
    places = [_ORDERS[name(element)].get(child, -1) for child in children]
    if places != sorted(set(places)) or -1 in places:
        yield f"{name(element)}: {' '.join(children)}"


def unknown_styles(word: Word) -> list[str]:
    """Styles that are referred to and do not exist, and paragraphs that refer to none."""
    known = set(word.find("w:style/@w:styleId", STYLES))
    used = word.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    used += word.find("//w:pStyle/@w:val | //w:rStyle/@w:val", NOTES)
    bare = ["a paragraph without style" for _ in word.find("//w:p[not(w:pPr/w:pStyle)]")]
    return sorted(set(used) - known) + bare


def repeated_ids(word: Word) -> list[str]:
    """Ids of pictures and footnotes that are given twice."""
    pictures = [("picture", each) for each in word.find("//wp:docPr/@id")]
    notes = [("footnote", each) for each in word.find("//w:footnote/@w:id", NOTES)]
    return [f"{kind} {identity}" for (kind, identity), count in Counter(pictures + notes).items() if count > 1]


def loose_comments(word: Word) -> list[str]:
    """Comments without exactly one beginning, end and reference, all in the main text."""
    written = word.find("//w:comment/@w:id", COMMENTS) if COMMENTS in word.parts else []
    marks = ("commentRangeStart", "commentRangeEnd", "commentReference")
    loose = [mark for mark in marks if sorted(word.find(f"//w:{mark}/@w:id")) != sorted(written)]
    return loose + [mark for mark in marks if word.find(f"//w:{mark}", NOTES)]


def loose_footnotes(word: Word) -> list[str]:
    """Footnotes without exactly one reference, references without a footnote, and footnotes of footnotes."""
    written = word.find("//w:footnote[not(@w:type)]/@w:id", NOTES)
    referred = word.find("//w:footnoteReference/@w:id")
    nested = word.find("//w:footnoteReference/@w:id", NOTES)
    return sorted((Counter(written) - Counter(referred)) + (Counter(referred) - Counter(written))) + nested


def faulty_tables(word: Word) -> list[str]:
    """Rows and cells that do not fit the grid of their table; cells that do not end with a paragraph."""
    return [fault for table in word.find("//w:tbl") for fault in _table_faults(word, table)]


def _table_faults(word: Word, table: Element) -> Iterator[str]:
    grid = find(table, "w:tblGrid/w:gridCol/@w:w")
    (width,) = word.find("//w:sectPr/w:pgSz/@w:w")
    margins = word.find("//w:sectPr/w:pgMar/@w:left | //w:sectPr/w:pgMar/@w:right")
    if sum(map(int, grid)) != int(width) - sum(map(int, margins)):
        yield f"columns {' '.join(grid)}"
    for row in find(table, "w:tr"):
        if find(row, "w:tc/w:tcPr/w:tcW/@w:w") != grid:
            yield "a row that differs from the grid"
    for cell in find(table, "w:tr/w:tc"):
        if name(cell[-1]) != "w:p":
            yield "a cell without a paragraph at its end"


def neighbouring_tables(word: Word) -> list[str]:
    """Tables with nothing between them: Word shows them as one."""
    return ["two tables" for _ in word.find("//w:tbl/following-sibling::*[1][self::w:tbl]")]


def open_fields(word: Word) -> list[str]:
    """Parts whose fields do not begin, separate and end in turn, or that hold another field than the page number."""
    faults = []
    for part in _xml_parts(word):
        marks = word.find("//w:fldChar/@w:fldCharType", part)
        codes = [code.strip() for code in word.find("//w:instrText/text()", part)]
        if marks != ["begin", "separate", "end"] * len(codes) or set(codes) - {"PAGE"}:
            faults.append(part)
    return faults


def pictures_without_words(word: Word) -> list[str]:
    """Pictures that say nothing to who can't see them."""
    return [f"picture {find(each, '@id')[0]}" for each in word.find("//wp:docPr[not(@descr) or @descr='']")]


def unfit_sizes(word: Word) -> list[str]:
    """Font sizes that Word does not take (1 to 1638 points)."""
    sizes = [size for part in (DOCUMENT, STYLES) for size in word.find("//w:sz/@w:val", part)]
    return [size for size in sizes if not 2 <= int(size) <= 3276]


CHECKS: tuple[Callable[[Word], list[str]], ...] = (
    unknown_parts,
    parts_without_content_type,
    loose_relationships,
    runs_without_hint,
    theme_fonts,
    properties_out_of_order,
    unknown_styles,
    repeated_ids,
    loose_comments,
    loose_footnotes,
    faulty_tables,
    neighbouring_tables,
    open_fields,
    pictures_without_words,
    unfit_sizes,
)


def faults(word: Word) -> dict[str, list[str]]:
    """All that is not sound, by the check that found it."""
    return {check.__name__: found for check in CHECKS if (found := check(word))}
