"""Text that goes into XML: what a parser reads back is what was written, without what XML has no place for."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from reportgen.ooxml import encode, escape

# XML 1.0, 2.2: Char.
XML_CHARACTER = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@pytest.mark.parametrize(
    "text", ["&<>\"'", "]]>", "&amp;", "a\u00a0b", "𠮷", "😀", "葛\U000e0100", "“4·27”", "{{ x }}", "\ufeff", "\u202e"]
)
def test_text_is_read_back_letter_by_letter(text: str) -> None:
    assert read(f"<t>{escape(text)}</t>").text == text
    assert read(f'<t a="{escape(text)}"/>').get("a") == text


@given(st.text())
def test_whatever_the_text_the_xml_can_be_read(text: str) -> None:
    shown = "".join(XML_CHARACTER.findall(text))
    assert (read(f"<t>{escape(text)}</t>").text or "") == shown.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("character", [*"\x00\x07\x0b\x0c\x1f\ud800\ufffe\uffff"])
def test_characters_that_xml_forbids_are_left_out(character: str) -> None:
    assert encode(escape(f"前{character}后")) == "前后".encode()


def test_characters_that_begin_like_forbidden_ones_stay() -> None:
    assert encode("\uffe5\ufffd，") == "\uffe5\ufffd，".encode()


def read(xml: str) -> Any:
    return etree.fromstring(encode(xml))
