"""Charts in all forms: native and editable in Word, drawn on the page, a table in texts; the same words everywhere."""

from __future__ import annotations

import io
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import browser
import docx
import office
import openpyxl
import pytest
from charts import BAR, LINE, SHARE, drawn, with_chart
from forms import HTML, page_of, words_of_markdown, words_of_text
from pypdf import PdfReader
from small_project import TEMPLATE, compiled, in_memory
from word import Word
from writing import sheet, write

from reportgen.document import Block, Chart, ChartKind, Document
from reportgen.writers import WRITERS
from reportgen.writers.docx.chart_part import number_format
from reportgen.writers.html.plot import plot

SVG = "{http://www.w3.org/2000/svg}svg"
C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
BLOCKS = "".join(f"\n```图表\n{chr(10).join(lines)}\n```\n" for lines in (LINE, SHARE))


def made(form: str) -> bytes:
    """A report with a chart of each kind, made anew."""
    return compiled(in_memory(with_chart(*BAR, template=TEMPLATE + BLOCKS)), form).value.content


report = cache(made)


def said(form: str, *blocks: Block) -> list[str]:
    return [found.code for found in WRITERS[form].prepare(sheet())(Document(blocks)).diagnostics]


@pytest.fixture(scope="module")
def word() -> Word:
    """The report as a Word file that both validators have passed."""
    return Word(office.valid(report("docx")))


def charts_of(word: Word) -> list[str]:
    return sorted(name for name in word.parts if re.fullmatch(r"word/charts/chart\d+\.xml", name))


def cached(word: Word, part: str, path: str) -> list[str]:
    """The words that a chart part shows without its sheet."""
    return [node.text for node in word.part(part).iterfind(f".//{path}//c:v", C)]


# In Word


def test_each_chart_has_its_parts_and_is_found_from_the_document(word: Word) -> None:
    assert charts_of(word) == [f"word/charts/chart{at}.xml" for at in (1, 2, 3)]
    frames = word.find("//wp:inline")
    relationships = {each.get("Id"): each.get("Target") for each in word.part("word/_rels/document.xml.rels")}
    shown = [frame.find(".//c:chart", C).get(f"{{{frame.nsmap['r']}}}id") for frame in frames]
    assert [relationships[each] for each in shown] == [f"charts/chart{at}.xml" for at in (1, 2, 3)]
    assert [frame.find("{*}docPr").get("id") for frame in frames] == ["1", "2", "3"]
    types = word.parts["[Content_Types].xml"].decode()
    assert types.count("drawingml.chart+xml") == 3
    assert types.count('Extension="xlsx"') == 1


def test_the_sheet_behind_a_chart_holds_the_numbers_that_it_shows(word: Word) -> None:
    for at, part in enumerate(charts_of(word), 1):
        (target,) = word.part(f"word/charts/_rels/chart{at}.xml.rels")
        assert target.get("Target") == f"../embeddings/Microsoft_Excel_Sheet{at}.xlsx"
        book = openpyxl.load_workbook(io.BytesIO(word.parts[f"word/embeddings/Microsoft_Excel_Sheet{at}.xlsx"]))
        table = book["Sheet1"]
        for node in word.part(part).iterfind(".//c:f", C):
            cells = table[node.text.removeprefix("Sheet1!").replace("$", "")]
            values = [cells] if not isinstance(cells, tuple) else [cell for (cell,) in cells]
            shown = [each.text for each in node.getparent().iterfind(".//c:v", C)]
            assert [str(cell.value) for cell in values] == shown


def test_the_exact_value_is_drawn_and_the_label_prints_what_the_data_wrote(word: Word) -> None:
    assert cached(word, "word/charts/chart1.xml", "c:val") == ["600", "0.75", "210.5", "630", "0.8", "210.5"]
    formats = [node.get("formatCode") for node in word.part("word/charts/chart1.xml").iterfind(".//c:dLbl/c:numFmt", C)]
    assert formats[:3] == ['0"多万人"', '"7500人";"7500人";"7500人"', '"近"0.0"万人"']
    shares = [node.get("formatCode") for node in word.part("word/charts/chart2.xml").iterfind(".//c:dLbl/c:numFmt", C)]
    assert shares == ['0.0"%"', '0.0"%"', '0"%"', '0"%"']


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,234.50元", '#,##0.00"元"'),
        ("-3万元", '0"万元"'),
        ("+3个", '"+3个";"+3个";"+3个"'),
        ("约3", '"约"0'),
    ],
)
def test_a_label_is_a_number_format_where_one_can_say_it(text: str, code: str) -> None:
    point = drawn(ChartKind.BAR, (text.replace(",", ""),)).series[0].points[0]
    assert number_format(point._replace(printed=point.printed._replace(text=text))) == code


def test_a_quotation_mark_stays_a_mark_in_a_label() -> None:
    point = drawn(ChartKind.BAR, ("3",)).series[0].points[0]
    assert number_format(point._replace(printed=point.printed._replace(text='3"'))) == '0\\"'


def test_the_words_that_stand_for_a_chart_are_made_of_its_data(word: Word) -> None:
    assert word.find("//wp:docPr/@descr")[0] == (
        "柱形图“近两年会员”。总数：2021年600多万人，2022年630多万人；团体：2021年7500人，2022年8000人；"
        "志愿者：2021年近210.5万人，2022年近210.5万人。"
    )


def test_a_chart_and_its_caption_stay_together_in_styles_of_their_own(word: Word) -> None:
    paragraph = word.find("//w:p[.//wp:inline]")[0]
    assert word.paragraph_style(paragraph) == "图表"
    assert paragraph.find("{*}pPr/{*}keepNext") is not None
    assert word.paragraph_style(paragraph.getnext()) == "图题"


def test_a_report_without_charts_knows_nothing_of_them() -> None:
    plain = Word(compiled(in_memory({}), "docx").value.content)
    assert not [name for name in plain.parts if "chart" in name or "embeddings" in name]
    assert "图题" not in plain.style_names().values()
    assert b"xlsx" not in plain.parts["[Content_Types].xml"]


def test_other_programs_open_the_file(word: Word) -> None:
    assert docx.Document(io.BytesIO(word.content)).paragraphs[-1].text == "图3　经费"


def test_the_same_charts_are_the_same_bytes() -> None:
    assert made("docx") == made("docx")


def test_many_narrow_columns_have_their_labels_set_upwards() -> None:
    texts = tuple(f"{number}.25万元" for number in range(100, 140))
    part = write(drawn(ChartKind.BAR, texts, measure="万元")).part("word/charts/chart1.xml")
    assert part.find(".//c:dLbls//{*}bodyPr", C).get("rot") == "-5400000"
    assert Decimal(part.find(".//c:valAx//c:max", C).get("val")) > 140
    few = write(drawn(ChartKind.BAR, texts[:3], measure="万元")).part("word/charts/chart1.xml")
    assert few.find(".//c:dLbls//{*}bodyPr", C).get("rot") is None
    assert few.find(".//c:valAx//c:max", C) is None


def test_many_names_of_series_have_rows_of_their_own_above_the_graph() -> None:
    part = write(_many_lines()).part("word/charts/chart1.xml")
    legend, graph = (part.find(f".//c:{each}/c:layout/c:manualLayout", C) for each in ("legend", "plotArea"))
    end = sum(Decimal(legend.find(f"c:{side}", C).get("val")) for side in "yh")
    assert end <= Decimal(graph.find("c:y", C).get("val"))
    assert Decimal(graph.find("c:h", C).get("val")) > Decimal("0.2")
    assert (
        write(drawn(ChartKind.LINE, ("1人",), ("2人",))).part("word/charts/chart1.xml").find(".//c:legend/c:layout", C)
        is None
    )


def test_narrow_parts_of_a_whole_have_labels_that_give_way() -> None:
    part = write(drawn(ChartKind.SHARE, ("90元", "5元", "5元"))).part("word/charts/chart1.xml")
    places = [node.get("val") for node in part.iterfind(".//c:dLbl/c:dLblPos", C)]
    assert places == ["outEnd", "bestFit", "bestFit"]


def _many_lines() -> Chart:
    chart = drawn(ChartKind.LINE, *[(f"{at}人", "3人") for at in range(9)])
    return chart._replace(
        series=tuple(each._replace(name=f"各县（市、区）第{each.name}服务站") for each in chart.series)
    )


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_of_any_size_is_sound(kind: ChartKind) -> None:
    row = ("3个", "0个", "12.5个")
    rows = (row,) if kind is ChartKind.SHARE else (row, ("1个", "2个", "3个"), ("4个", "-2个", "0个"))
    for chart in (drawn(kind, *rows), drawn(kind, ("1",), measure=""), drawn(kind, tuple(["1个"] * 100))):
        word = write(chart)
        assert len(word.part("word/charts/chart1.xml").findall(".//c:ser", C)) == len(chart.series)
        assert said("html", chart) == []


# On the page


def test_the_drawing_has_a_title_and_words_and_its_figures_stand_on_it() -> None:
    page = page_of(report("html"))
    drawings = list(page.iter(SVG))
    assert [node.get("role") for node in drawings] == ["img"] * 3
    assert [node.find("{*}title").text for node in drawings] == ["近两年会员", "覆盖率", "经费"]
    words = "折线图“覆盖率”。2021年：城镇78.9%，农村92%；2022年：城镇81.7%，农村92%。"
    assert drawings[1].find("{*}desc").text == words
    (plot, *_) = [node for node in page.iter(f"{HTML}div") if "plot" in node.get("class", "")]
    told = [node.get("aria-description") for node in plot.iter(f"{HTML}span") if node.get("class") == "v"]
    assert told[:2] == ["上年.会员.总数\n2021.yaml:3", "会员.总数\n2022.yaml:14"]
    assert len(told) == 6


def test_what_needs_more_room_is_wider_and_shrinks_on_paper_only() -> None:
    chart = drawn(ChartKind.BAR, tuple(f"{number}万元" for number in range(1000, 1040)))
    page = WRITERS["html"].prepare(sheet())(Document((chart,))).value.decode()
    assert re.search(r"@media print\{#chart1\{--pt:0?\.\d+pt", page)
    page = WRITERS["html"].prepare(sheet())(Document((drawn(ChartKind.BAR, ("1人",)),))).value.decode()
    assert "@media print{#chart1" not in page


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_drawing_lies_inside_its_frame(kind: ChartKind) -> None:
    rows = (("3个", "-4个", "12.5个"), ("1个", "2个", "-3个"))
    chart = drawn(kind, *(rows if kind is not ChartKind.SHARE else [tuple(f"{at}个" for at in range(40))]))
    frame = plot(chart, 400, 200, 9)
    for label in frame.labels:
        assert label.left >= 0
        assert label.left + label.width <= frame.width
        assert 0 <= label.top <= frame.height - 9
    for x, y in re.findall(r'x="([\d.-]+)" y="([\d.-]+)"', "".join(frame.elements)):
        assert 0 <= float(x) <= frame.width
        assert 0 <= float(y) <= frame.height


def test_the_names_of_many_series_lie_inside_the_drawing_beside_their_lines() -> None:
    frame = plot(_many_lines(), 400, 200, 9)
    names = [each for each in frame.elements if "服务站" in each]
    xs = [float(x) for each in names for x in re.findall(r' x="([\d.-]+)"', each)]
    assert len(names) == 9
    assert min(xs) > 0
    assert max(xs) + 15 * 9 <= frame.width
    assert any(re.search('class="s8" d="M[^"]*h', each) for each in frame.elements)


def test_a_share_that_is_all_is_a_whole_circle() -> None:
    elements = plot(drawn(ChartKind.SHARE, ("0个", "7个")), 400, 200, 9).elements
    assert sum(each.startswith("<circle") for each in elements) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_are_accessible_on_a_telephone_and_tell_where_figures_come_from(
    scheme: str, tmp_path: Path, chromium: Any
) -> None:
    told = "getComputedStyle(document.querySelectorAll('.plot .v')[1], '::after').content"
    with browser.opened(chromium, report("html"), tmp_path, browser.PHONE, scheme) as page:
        assert browser.violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == browser.PHONE[0]
        page.locator(".plot .v").nth(1).focus()
        assert "会员.总数" in page.evaluate(told)
        places = "[...document.querySelectorAll('#chart1 .v')].map(each => each.getBoundingClientRect().top)"
        assert len(set(page.evaluate(places))) > 2  # each stands on its own column


# In texts, and the same words everywhere


@pytest.mark.parametrize("form", ["md", "txt"])
def test_texts_hold_the_table_of_a_chart_and_say_so(form: str) -> None:
    assert said(form, drawn(ChartKind.BAR, ("1人", "2人"), ("3人", "4人"))) == ["OUT056"]
    assert said("docx", drawn(ChartKind.BAR, ("1人",))) == said("html", drawn(ChartKind.BAR, ("1人",))) == []


def test_the_table_reads_as_the_chart() -> None:
    assert "总数\t600多万人\t630多万人\r\n" in report("txt").decode("utf-8-sig")
    assert "|  | 2021年 | 2022年 |\n| --- | --: | --: |\n| 总数 | 600多万人 | 630多万人 |" in report("md").decode()
    assert "财政\t904.28万元\r\n会费\t252万余元\r\n\r\n图3　经费" in report("txt").decode("utf-8-sig")


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def drawn_words(word: Word) -> str:
    """What Word shows in its charts: categories, names of series where there are several, and labels."""
    words = ""
    for part in charts_of(word):
        series = word.part(part).findall(".//c:ser", C)
        words += "".join(cached(word, part, "c:ser[1]/c:cat"))
        for each in series:
            words += "".join(node.text for node in each.iterfind("c:tx//c:v", C)) if len(series) > 1 else ""
            numbers = [node.text for node in each.iterfind("c:val//c:v", C)]
            codes = [node.get("formatCode") for node in each.iterfind(".//c:dLbl/c:numFmt", C)]
            words += "".join(_formatted(*label) for label in zip(numbers, codes, strict=True))
    return words


def _formatted(number: str, code: str) -> str:
    """What Excel shows of a number in a format of ours."""
    code = code.split(";")[0]
    if re.fullmatch('"[^"]*"', code):
        return code.strip('"')
    parts = re.fullmatch(r'(?:"(.*?)")?0(?:\.(0+))?(?:"(.*?)")?', code)
    assert parts is not None
    before, places, after = parts.groups(default="")
    return f"{before}{Decimal(number):.{len(places)}f}{after}"


def test_all_forms_have_the_words_of_the_charts_in_word(word: Word) -> None:
    """The page has the scale and what it counts besides, and each chart in one sentence for who can't see it."""
    of_word = letters("".join(word.paragraphs()) + drawn_words(word))
    for form, words_of in (("md", words_of_markdown), ("txt", words_of_text)):
        assert letters(words_of(report(form))[0]) == of_word
    root = page_of(report("html"))
    for node in root.iter(SVG):
        for hidden in (*node.findall("{*}title"), *node.findall("{*}desc")):
            node.remove(hidden)
        for text in node.findall("{*}text"):
            if text.get("text-anchor") == "end" or text.text.startswith("单位："):
                node.remove(text)
    article = next(root.iter(f"{HTML}article"))
    assert letters("".join(article.itertext())) == of_word


def test_the_pdf_has_the_words_of_the_charts(word: Word) -> None:
    office.require_libreoffice()
    pages = PdfReader(io.BytesIO(office.converted(word.content, "pdf"))).pages
    printed = letters("".join(page.extract_text() for page in pages))
    assert not letters("".join(word.paragraphs()) + drawn_words(word)) - printed
