"""The newsletter of July 2022 against its printed front and back, and its contents against the pages themselves."""

from __future__ import annotations

import functools
import io
import re
from pathlib import Path

import pdfplumber
import pytest
from word import STYLES, Word, text
from writing import newsletter, newsletter_pages

# Their texts are not at hand.
LEFT_OUT = (
    "优化同伴教育载体 提升青春健康水平",
    "靖西市流动人口计生协示范项目建设有成效",
    "积极融入“健康天等”大力实施健康素养优生优育促进行动",
    "昭平县计生家庭维权项目覆盖广满意率高",
)

pytestmark = pytest.mark.usefixtures("open_libreoffice")


def printed(name: str) -> list[str]:
    return Path(__file__).with_name(f"newsletter-{name}.txt").read_text(encoding="utf-8").splitlines()


def squeezed(words: str) -> str:
    return "".join(words.split())


@functools.cache
def word() -> Word:
    return Word(newsletter())


@functools.cache
def pages() -> list[str]:
    with pdfplumber.open(io.BytesIO(newsletter_pages())) as laid_out:
        return [squeezed(page.extract_text()) for page in laid_out.pages]


def contents() -> list[tuple[str, str]]:
    """The lines of the contents: the words, and the page if there is one."""
    lines = (text(each).partition("\t") for each in word().find("//w:sdtContent/w:p"))
    return [(words, page) for words, _, page in lines]


def test_the_front_is_the_printed_one_but_for_articles_that_are_not_there_and_the_pages() -> None:
    wanted = (re.sub(r"\.{3,} *\d+$", "", line) for line in printed("front"))
    heading, title, *lines = (line for line in wanted if line not in LEFT_OUT)
    assert [words for words, _ in contents()] == lines
    assert [squeezed(each) for each in word().paragraphs() if each.strip()][:2] == [
        squeezed(heading),
        squeezed(title),
    ]


def test_the_back_is_the_printed_one() -> None:
    box = "".join(text(each) for each in word().find("//w:txbxContent/w:p"))
    assert squeezed(box) == squeezed("".join(printed("back")))


def test_every_title_stands_on_the_page_that_its_entry_says_and_begins_it() -> None:
    groups = [words for words, page in contents() if not page]
    assert groups == ["协会活动", "工作报告", "工作交流"]
    entries = [(words, int(page)) for words, page in contents() if page]
    assert len(entries) == 3
    for (words, number), column in zip(entries, groups, strict=True):
        assert pages()[number - 1].startswith(column + squeezed(words))
        assert pages()[number - 1].endswith(f"—{number}—")
        assert [at for at, page in enumerate(pages()[1:], 2) if squeezed(words) in page] == [number]


def test_the_imprint_stands_at_the_foot_of_the_last_page_alone() -> None:
    back = squeezed("".join(printed("back")))
    assert pages()[-1].endswith(f"{back}—{len(pages())}—")
    assert [page for page in pages()[:-1] if "2022年7月29日印发" in page] == []


def test_word_will_refresh_the_contents_to_the_same_lines() -> None:
    (code,) = (words for words in word().find("//w:instrText/text()") if "TOC" in words)
    assert code == r' TOC \o "2-3" \n "2-2" \h \z \u \t "标题（会议消息）,3" '
    levels = {words.replace("\n", ""): level for level, words in word().outline() if level < 4}
    assert list(levels.values()) == [1, 2, 3, 2, 3, 2, 3]
    assert word().find("//w:fldChar/@w:dirty") == []


def test_each_article_counts_its_sections_by_itself() -> None:
    sections = [words for level, words in word().outline() if level == 5]
    assert "".join(words[0] for words in sections if words[1] == "、") == "一二三四五六一二三四"


def test_styles_are_there_once_and_an_article_s_own_say_whose_they_are() -> None:
    names = [each.lower() for each in word().find("w:style/w:name/@w:val", STYLES)]
    assert len(names) == len(set(names))
    assert "标题（会议消息）" in names
    assert "标题（玉林市）" not in names  # it looks the same
