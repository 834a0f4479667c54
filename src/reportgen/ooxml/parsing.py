"""XML parts of strangers, parsed: without a document type there are no entities to grow, and nothing to fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.ooxml.xml import R, W
from reportgen.source import ReportgenError, Span, problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def parse_part(content: bytes, path: str) -> Element:
    """The root element of a part of the file `path`; raises `ReportgenError` (STL026) when it is damaged.

    OPC forbids a document type (ECMA-376 part 2, 6.2.5); a part in UTF-16, which could hide one, is refused as well.
    """
    from xml.etree import ElementTree  # only builds with such a part in them pay for it

    if b"<!DOCTYPE" in content.upper() or b"\0" in content:
        raise ReportgenError(problem("STL026", Span(path)))
    try:
        return ElementTree.fromstring(content)  # noqa: S314 — what is dangerous in XML needs a document type
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ReportgenError(problem("STL026", Span(path))) from error


def w(name: str) -> str:
    """The name of a WordprocessingML element or attribute as the parser gives it."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """The name of a relationship's attribute as the parser gives it."""
    return f"{{{R}}}{name}"
