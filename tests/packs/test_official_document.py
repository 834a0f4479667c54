"""The pieces of an official document (公文) that any pack's data may ask for: words, order, what is left out."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import docx
import pytest
import yaml
from memory import MemoryWorld
from writing import PACKS, build, paragraph, work_report, work_report_files, write

from reportgen.document import List, Quote
from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.compile import compile_report
from reportgen.source import Diagnostic, ReportgenError

FILE = "data/2022/公文.yaml"

# Every piece that there is.
WHOLE: Mapping[str, Any] = {
    "发文机关": "甲县计生协",
    "发文字号": "甲计生协〔2022〕8号",
    "签发人": ["张三", "李四"],
    "份号": "000001",
    "密级": "机密★1年",
    "紧急程度": "特急",
    "主送": ["各乡镇计生协", "县直各单位"],
    "附件": [{"标题": "任务表", "正文": "请抓好落实。"}, {"标题": "申报表"}],
    "成文日期": "2022-07-29",
    "附注": "此件公开发布",
    "抄送": ["市计生协", "县委办公室"],
    "印发": {"机关": "甲县计生协办公室", "日期": "2022-08-01"},
}
LEAST = {"发文机关": "甲县计生协", "发文字号": "甲计生协〔2022〕8号", "成文日期": "2022-07-29"}

# The pieces in the order of the page, before the title, behind it, and behind the text.
HEAD = ["000001", "机密★1年", "特急", "甲县计生协文件", "甲计生协〔2022〕8号\t签发人：张三　李四"]
TO = "各乡镇计生协、县直各单位："
END = [
    "附件：1.\t任务表",
    "2.\t申报表",
    "甲县计生协",
    "2022年7月29日",
    "（此件公开发布）",
    "附件1",
    "任务表",
    "请抓好落实。",
    "抄送：市计生协，县委办公室。",
    "甲县计生协办公室\t2022年8月1日印发",
]


def files(official: Mapping[str, Any] | None) -> dict[str, bytes]:
    """The real project, with a file of what its reports say under 公文."""
    project = work_report_files()
    listed = project["reportgen.yaml"].decode().replace("任务.yaml\n", f"任务.yaml\n      - {FILE}\n")
    text = "" if official is None else yaml.safe_dump({"公文": official}, allow_unicode=True)
    return {**project, "reportgen.yaml": listed.encode(), FILE: text.encode()}


def lines(official: Mapping[str, Any], name: str = "工作报告") -> list[str]:
    """The text of a report, without lines that only rule off, and without indents."""
    text = build(files(official), "txt", name=name).decode("utf-8-sig")
    kept = (line.strip(" 　\r") for line in text.split("\n"))
    return [line for line in kept if line and line.strip("—")]


def found(official: Mapping[str, Any]) -> list[Diagnostic]:
    """What is wrong with the data under 公文."""
    world = MemoryWorld(files(official))
    job = require(load_project(world)).jobs["工作报告"]
    try:
        result = compile_report(job, WRITERS["tree"], PACKS, world)
    except ReportgenError as error:
        return list(error.diagnostics)
    return [each for each in result.diagnostics if each.span is not None and each.span.path == FILE]


@pytest.mark.parametrize("name", ["工作报告", "会议消息", "任务分解表"])
def test_every_pack_prints_the_pieces_around_its_own_text_in_the_order_of_the_standard(name: str) -> None:
    printed = lines(WHOLE, name)
    assert printed[: len(HEAD)] == HEAD
    assert printed[-len(END) :] == END
    assert printed.index(TO) > len(HEAD)


def test_the_forms_of_one_report_carry_the_same_pieces() -> None:
    project = files(WHOLE)
    page = re.sub(r"<wbr>|<[^>]+>", "", build(project, "html").decode())
    marked = build(project, "md").decode().replace("\\", "").replace("*张三　李四*", "张三　李四")
    for piece in (*HEAD, TO, *END):
        assert piece in page
        assert piece in marked


@pytest.mark.parametrize(
    ("key", "gone"),
    [
        ("签发人", "签发人："),
        ("份号", "000001"),
        ("密级", "机密"),
        ("紧急程度", "特急"),
        ("主送", TO),
        ("附件", "附件"),
        ("附注", "此件公开发布"),
        ("抄送", "抄送"),
        ("印发", "印发"),
    ],
)
def test_a_piece_that_is_not_asked_for_is_not_printed_and_all_others_are(key: str, gone: str) -> None:
    whole, without = lines(WHOLE), lines({name: value for name, value in WHOLE.items() if name != key})
    left_out = [line for line in whole if line not in without]
    assert any(gone in line for line in left_out)
    # Attachments are five lines; the number without a signatory stands alone.
    assert len(left_out) <= 5
    assert not any(gone in line for line in without if line not in whole or key not in ("附件", "印发"))


def test_the_least_that_makes_an_official_document_is_issuer_number_and_date() -> None:
    printed = lines(LEAST)
    assert printed[:2] == ["甲县计生协文件", "甲计生协〔2022〕8号"]
    assert printed[-2:] == ["甲县计生协", "2022年7月29日"]


def test_a_single_attachment_has_no_number() -> None:
    printed = lines({**LEAST, "附件": [{"标题": "任务表", "正文": "请抓好落实。"}]})
    assert printed[-6:] == ["附件：任务表", "甲县计生协", "2022年7月29日", "附件", "任务表", "请抓好落实。"]


def test_a_letterhead_of_its_own_words_takes_the_place_of_issuer_and_file() -> None:
    assert lines({**LEAST, "发文机关标志": "甲县计划生育协会"})[0] == "甲县计划生育协会"


def test_who_signs_by_a_name_stamp_is_named_by_the_post() -> None:
    assert lines({**LEAST, "签名章职务": "会长"})[-2:] == ["会长", "2022年7月29日"]


@pytest.mark.parametrize("key", LEAST)
def test_a_piece_that_every_official_document_has_is_missed_by_name(key: str) -> None:
    (missed,) = found({name: value for name, value in LEAST.items() if name != key})
    assert (missed.code, missed.values["key"]) == ("DAT004", f"公文.{key}")


@pytest.mark.parametrize(
    ("official", "code", "key"),
    [
        ({"印发": {"机关": "甲"}}, "DAT004", "公文.印发.日期"),
        ({"印发": {"日期": "2022-08-01"}}, "DAT004", "公文.印发.机关"),
        ({"附件": [{"正文": "甲"}]}, "DAT004", "公文.附件[1].标题"),
        ({"印章": "没有"}, "DAT017", "公文.印章"),
        ({"紧急程度": "急件"}, "DAT017", "公文.紧急程度"),
    ],
)
def test_half_a_piece_or_a_word_that_is_not_known_is_told(official: dict[str, Any], code: str, key: str) -> None:
    (told,) = found({**LEAST, **official})
    assert (told.code, told.values["key"]) == (code, key)
    assert "suggestion" not in told.values  # 没有 does not mean 有


@pytest.mark.parametrize(
    ("title", "bare"),
    [("1.任务分解表", "任务分解表"), ("附件2：任务分解表", "任务分解表"), ("2、任务分解表；", "任务分解表")],
)
def test_a_title_of_an_attachment_has_no_number_of_its_own(title: str, bare: str) -> None:
    (told,) = found({**LEAST, "附件": [{"标题": title}]})
    assert (told.code, told.values["suggestion"]) == ("STY009", bare)


def test_a_report_that_is_no_official_document_has_none_of_the_styles_of_one() -> None:
    assert "抄送机关" not in _styles(work_report())
    assert "抄送机关" in _styles(build(files(WHOLE)))
    assert b"imprint" not in build(work_report_files(), "html")
    assert b"imprint" in build(files(WHOLE), "html")


def _styles(content: bytes) -> set[str]:
    return {str(style.name) for style in docx.Document(io.BytesIO(content)).styles}


def test_a_piece_inside_a_list_or_quotation_has_its_style() -> None:
    remark = paragraph("甲", role="remark")
    for block in (List(((remark,),)), Quote((remark,))):
        assert "附注" in _styles(write(block).content)
