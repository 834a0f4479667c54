"""Bytes to text: other encodings by name, characters that must not pass by place, and what is safe to show."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reading import all_found, findings, refused

from reportgen.source import Result, compose, decode, is_wide, load, safe

SENTENCE = "标题: 工作报告\n"


# Encodings


def test_utf_8_is_read_with_and_without_a_byte_order_mark() -> None:
    assert decode(SENTENCE.encode(), "甲.yaml") == SENTENCE
    assert decode(SENTENCE.encode("utf-8-sig"), "甲.yaml") == SENTENCE


def test_all_line_ends_become_line_feeds() -> None:
    assert decode(b"1\r\n2\r3\n4\r\r\n", "甲.yaml") == "1\n2\n3\n4\n\n"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_chinese_encodings_are_named_at_the_first_character_that_is_not_utf_8(encoding: str) -> None:
    (found,) = refused(lambda: decode(b"a: b\nb: " + "工作".encode(encoding), "甲.yaml"))
    assert (str(found.span), found.code) == ("甲.yaml:2:4", "SRC006")
    assert found.values["encoding"] == "GBK/GB18030"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    mark = b"" if encoding == "utf-16" else "\ufeff".encode(encoding)
    (found,) = refused(lambda: decode(mark + SENTENCE.encode(encoding), "甲.yaml"))
    assert (str(found.span), found.code, found.values) == ("甲.yaml", "SRC006", {"encoding": "UTF-16"})


@pytest.mark.parametrize("content", [b"a: b\n\xff\xff", b"PK\x03\x04\x14\x00\xff\xff\xff", b"a: \x80"])
def test_what_is_no_text_at_all_is_refused(content: bytes) -> None:
    (found,) = refused(lambda: decode(content, "甲.yaml"))
    assert found.code == "SRC007"


def test_columns_before_broken_bytes_count_characters() -> None:
    assert findings(refused(lambda: decode("标题: ".encode() + b"\xff", "甲.yaml"))) == ["甲.yaml:1:5 SRC007"]


# Characters that must not pass


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x85", "\x9f", "\ufdd0", "\ufdef", "\ufffe", "\uffff"],
)
def test_a_character_that_cannot_be_printed_is_refused_with_its_place(character: str) -> None:
    (found,) = refused(lambda: decode(f"甲: 1\n乙: 二{character}三\n".encode(), "甲.yaml"))
    assert (str(found.span), found.code) == ("甲.yaml:2:5", "SRC008")
    assert found.values == {"character": f"U+{ord(character):04X}"}


def test_all_such_characters_are_reported_up_to_a_number() -> None:
    assert findings(refused(lambda: decode(b"a\x00b\n\x01", "甲.yaml"))) == ["甲.yaml:1:2 SRC008", "甲.yaml:2:1 SRC008"]
    assert 20 <= len(refused(lambda: decode(b"\x00" * 1000, "甲.yaml"))) <= 100


@pytest.mark.parametrize("escape", ["\\0", "\\x1b", "\\u0085", "\\uFDD0", "\\uFDEF", "\\uFFFF", "\\e", "\\N"])
def test_such_a_character_is_refused_when_it_is_written_as_an_escape(escape: str) -> None:
    assert found_in(f'甲: 1\n乙: "二{escape}三"\n') == ["甲.yaml:2:4 SRC008"]


@pytest.mark.parametrize("escape", ["\\L", "\\u2028"])
def test_a_line_separator_written_as_an_escape_is_refused(escape: str) -> None:
    assert found_in(f'甲: "二{escape}三"\n') == ["甲.yaml:1:4 SRC008"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_a_line_separator_is_refused_because_editors_and_yaml_count_it_differently(separator: str) -> None:
    assert found_in(f"甲: 一{separator}  二\n") == ["甲.yaml:1:5 SRC008"]


def found_in(text: str) -> list[str]:
    return findings(all_found(lambda: load(text.encode(), "甲.yaml")))


def test_rare_characters_outside_the_first_plane_pass() -> None:
    assert decode("姓名: 𠮷\U0002ebf0\n".encode(), "甲.yaml") == "姓名: 𠮷\U0002ebf0\n"


@given(st.binary())
@example(b"\xff\xfe")
@example(b"\x81\x30\x81\x30")
def test_decoding_any_bytes_gives_a_text_or_findings_in_the_file(content: bytes) -> None:
    found = all_found(lambda: Result(decode(content, "甲.yaml")))
    assert {place.span.path for place in found if place.span} <= {"甲.yaml"}


YAML_LIKE = st.text(alphabet="甲乙：: \n-[]{}|>'\"&*!%@#?,.~\\t1\ufeff", max_size=40)


@given(st.one_of(st.binary(max_size=60), YAML_LIKE.map(str.encode)))
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
@example("甲: 乙\n\ufeff丙: 丁".encode())
@example(b"? \n? ")
@example(b"!<> a")
def test_loading_any_bytes_gives_a_tree_or_findings_inside_the_file(content: bytes) -> None:
    lines = content.count(b"\n") + content.count(b"\r") + 1
    for found in all_found(lambda: load(content, "甲.yaml")):
        assert found.span is not None
        assert found.span.line <= lines


@given(YAML_LIKE)
def test_composing_yaml_like_text_gives_a_tree_or_findings(text: str) -> None:
    all_found(lambda: compose(text, "甲.yaml"))


# Text for a screen


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("第五次会议，“好”", "第五次会议，“好”"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("\x1b[31m红", "\\u001b[31m红"),
        ("a\nb\tc", "a\\u000ab\\u0009c"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("零\u200b宽\ufeff", "零\\u200b宽\\ufeff"),
        ("半\ud800", "半\\ud800"),
    ],
)
def test_what_could_move_or_hide_text_on_a_screen_becomes_an_escape(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert safe("甲" * 200) == "甲" * 200
    assert safe("甲" * 201) == "甲" * 199 + "…"


@given(st.text(alphabet=st.characters(), max_size=300))
def test_a_safe_text_is_one_printable_line_of_bounded_length(text: str) -> None:
    shown = safe(text)
    assert all(character.isprintable() or character == "\u3000" for character in shown)
    assert len(shown) <= 200 * len("\\u0000")


# Widths


@pytest.mark.parametrize("character", "工，。（“”—…·１Ａ　𠮷①"[:13])
def test_chinese_characters_and_marks_are_wide(character: str) -> None:
    assert is_wide(character)


@pytest.mark.parametrize("character", ["a", "1", " ", ",", "(", "-", "é", ""])
def test_latin_letters_digits_and_half_width_marks_are_not_wide(character: str) -> None:
    assert not is_wide(character)
