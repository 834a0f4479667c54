"""Bytes to text: other encodings by name, characters that must not pass by place, and what is safe to show."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reading import all_found, findings, refused

from reportgen.source import Mapping, Result, compose, decode, in_order, is_wide, load, safe
from reportgen.source.slips import certain_text, repair

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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named_without_its_mark_too(encoding: str) -> None:
    (found,) = refused(lambda: decode(f"{SENTENCE}日期: 1\n".encode(encoding), "甲.yaml"))
    assert (str(found.span), found.code, found.values) == ("甲.yaml", "SRC006", {"encoding": "UTF-16"})
    (found,) = refused(lambda: decode("a: b\n".encode(encoding), "甲.yaml"))
    assert (found.code, found.values) == ("SRC006", {"encoding": "UTF-16"})


def test_utf_32_is_named() -> None:
    (found,) = refused(lambda: decode(SENTENCE.encode("utf-32"), "甲.yaml"))
    assert (found.code, found.values) == ("SRC006", {"encoding": "UTF-32"})


TRADITIONAL = "標題: 工作報告\n會議: 第五次會議\n報告人: 常務副會長\n參保金額: 三百萬元，較上年增長。\n"


def test_big5_is_told_from_gbk() -> None:
    (found,) = refused(lambda: decode(TRADITIONAL.encode("big5"), "甲.yaml"))
    assert (found.code, found.values) == ("SRC006", {"encoding": "Big5"})
    assert certain_text(TRADITIONAL.encode("big5")) == TRADITIONAL


def test_rare_characters_in_gbk_are_named_but_not_certain() -> None:
    content = TRADITIONAL.encode("gbk")
    (found,) = refused(lambda: decode(content, "甲.yaml"))
    assert (found.code, found.values) == ("SRC006", {"encoding": "GBK/GB18030"})
    assert certain_text(content) is None


def test_two_encodings_in_one_file_are_told_where_the_second_begins() -> None:
    content = f"标题: 工作报告\n{'日期: '}".encode() + "会议名称".encode("gbk")
    assert findings(refused(lambda: decode(content, "甲.yaml"))) == ["甲.yaml:2:5 SRC013"]


def test_half_a_character_in_utf_8_is_named() -> None:
    (found,) = refused(lambda: decode(b"a: \xed\xa0\x80\n", "甲.yaml"))
    assert (str(found.span), found.code, found.values) == ("甲.yaml:1:4", "SRC008", {"character": "U+D800"})


@given(st.text(alphabet="会议名称第五次工作报告日期。，、（）", min_size=4, max_size=40))
def test_everyday_chinese_in_gbk_is_certain(text: str) -> None:
    assert certain_text(text.encode("gbk")) == text


@given(st.binary(max_size=40))
def test_a_certain_encoding_gives_the_same_bytes_back(content: bytes) -> None:
    text = certain_text(content)
    if text is not None:
        assert any(content.endswith(text.encode(codec, "replace")) for codec in CODECS)


CODECS = ("gb18030", "cp950", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def test_what_is_wrong_in_a_file_of_another_encoding_is_told_at_its_place() -> None:
    result = load("标题: 工作报告\n会议：甲\n日期: 乙\n".encode("gbk"), "甲.yaml")
    assert findings(result.diagnostics) == ["甲.yaml:1:1 SRC006", "甲.yaml:2:3 YML020"]


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
    assert found_in(f'甲: 1\n乙: "二{escape}三"\n') == ["甲.yaml:2:6 SRC008"]


@pytest.mark.parametrize("escape", ["\\L", "\\u2028"])
def test_a_line_separator_written_as_an_escape_is_refused(escape: str) -> None:
    assert found_in(f'甲: "二{escape}三"\n') == ["甲.yaml:1:6 SRC008"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_a_line_separator_is_refused_because_editors_and_yaml_count_it_differently(separator: str) -> None:
    assert found_in(f"甲: 一{separator}  二\n") == ["甲.yaml:1:5 SRC008"]


def found_in(text: str) -> list[str]:
    return findings(all_found(lambda: load(text.encode(), "甲.yaml")))


@pytest.mark.parametrize(
    "text",
    [
        "𠮷",
        "\U0002ebf0",
        "\ufa0e",
        "\uf900",
        "葛\U000e0100",
        "辻\ufe00",
        "①",
        "㎡",
        "\u3000空",
        "no\u00a0break",
        "🎉\ufe0f",
    ],
    ids=ascii,
)
def test_rare_characters_and_variants_pass_unchanged(text: str) -> None:
    assert decode(f"姓名: {text}\n".encode(), "甲.yaml") == f"姓名: {text}\n"


# What is refused, its code, and whether it can be taken out without anybody seeing a difference.
HIDDEN = {
    "zero-width space": ("\u200b", "SRC011", True),
    "zero-width joiner": ("\u200d", "SRC011", True),
    "word joiner": ("\u2060", "SRC011", True),
    "byte order mark inside": ("\ufeff", "SRC011", True),
    "soft hyphen of Word": ("\u00ad", "SRC011", True),
    "tag": ("\U000e0041", "SRC011", True),
    "left-to-right mark": ("\u200e", "SRC010", True),
    "embedding of Windows' dialogs": ("\u202a", "SRC010", True),
    "isolate": ("\u2066", "SRC010", True),
    "right-to-left override": ("\u202e", "SRC010", False),
    "right-to-left isolate": ("\u2067", "SRC010", False),
    "bullet of Word's symbol font": ("\uf0b7", "SRC012", False),
    "private use": ("\ue000", "SRC012", False),
    "private use of the last plane": ("\U00100000", "SRC012", False),
}


@pytest.mark.parametrize(("character", "code", "certain"), HIDDEN.values(), ids=HIDDEN)
def test_a_hidden_or_private_character_is_refused_with_its_place(character: str, code: str, certain: bool) -> None:
    (found,) = refused(lambda: decode(f"甲: 1\n乙: 二{character}三\n".encode(), "甲.yaml"))
    assert (str(found.span), found.code) == ("甲.yaml:2:5", code)
    assert found.values == {"character": f"U+{ord(character):04X}"}
    assert (found.fix is not None) == certain
    repaired = repair(f"甲: 1\n乙: 二{character}三\n", "甲.yaml").text
    assert repaired == f"甲: 1\n乙: 二{'' if certain else character}三\n"


def test_marks_beside_an_override_are_left_to_a_person() -> None:
    assert repair("甲: \u202etxt\u202c\n", "甲.yaml") == ("甲: \u202etxt\u202c\n", ())


@pytest.mark.parametrize(
    "entity",
    [
        "&#12;",
        "&#xC;",
        "&#x202e;",
        "&#8203;",
        "&ZeroWidthSpace;",
        "&shy;",
        "&#xE000;",
        "&#0011;",
        "&#0;",
        "&#xD800;",
        "&#9999999;",
    ],
)
def test_such_a_character_is_refused_when_markdown_would_write_it(entity: str) -> None:
    (found,) = refused(lambda: decode(f"甲: 一{entity}二\n".encode(), "甲.yaml"))
    assert str(found.span) == "甲.yaml:1:5"
    assert found.span is not None
    assert found.span.end_column == 5 + len(entity)


def test_ordinary_entities_and_ampersands_pass() -> None:
    text = "甲: A&B；&amp; &#169; &copy; &x &&; R&D;\n"
    assert decode(text.encode(), "甲.yaml") == text


def test_behind_a_hidden_character_the_file_is_read_on() -> None:
    result = load("标\u200b题：甲\ue000\n日\ufeff期: 乙\n日期: 丙\n".encode(), "甲.yaml")
    assert findings(in_order(result.diagnostics)) == [
        "甲.yaml:1:2 SRC011",
        "甲.yaml:1:4 YML020",
        "甲.yaml:1:6 SRC012",
        "甲.yaml:2:2 SRC011",
        "甲.yaml:3:1 YML002",
    ]
    assert isinstance(result.value, Mapping)
    assert [key.value for key, _ in result.value.items] == ["标题", "日期"]


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
    lines = sum(map(text.count, "\n\r\x85\u2028\u2029")) + 1
    for found in all_found(lambda: compose(text, "甲.yaml")):
        assert found.span is not None
        assert (found.span.path, found.span.line <= lines) == ("甲.yaml", True)


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
