"""Word style documents: what somebody sets in Word is a layer over the pack's looks, and nothing else comes along."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from office import converted, valid
from reading import findings, refused
from word import Word
from writing import ROOT, below_the_output, build, sheet, work_report, work_report_files

from reportgen.pipeline.style_document import sample
from reportgen.readers import read_style_document
from reportgen.source import Mapping, Node, Scalar, load
from reportgen.styles import Length, PageField, Stylesheet, load_stylesheet

PATH = "style.docx"


def restyled(content: bytes, base: Node) -> Stylesheet:
    """The shipped looks with what the style document changes, which is all of it without a warning."""
    read = read_style_document(content, PATH, sheet())
    assert read.diagnostics == ()
    loaded = load_stylesheet([base, read.value.layer])
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value._replace(running=read.value.running)


def in_word(change: Callable[[WordDocument], None]) -> bytes:
    """The style document of the shipped looks as somebody saves it after a `change` in Word."""
    document = docx.Document(io.BytesIO(sample(sheet())))
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def with_parts(**parts: str) -> bytes:
    """The style document with parts exchanged or added; `/` and `.` of a path are written `__` and `_dot_`."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample(sheet()))) as old, zipfile.ZipFile(content, "w") as new:
        own = {name.replace("__", "/").replace("_dot_", "."): text for name, text in parts.items()}
        for name in old.namelist():
            if name not in own:
                new.writestr(name, old.read(name))
        for name, text in own.items():
            new.writestr(name, text)
    return content.getvalue()


def plain(node: Node) -> object:
    """A layer as plain data."""
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.items}
    assert isinstance(node, Scalar)
    return node.value


def test_a_style_document_that_nobody_changed_changes_nothing() -> None:
    read = read_style_document(sample(sheet()), PATH, sheet())
    assert read.diagnostics == ()
    assert plain(read.value.layer) == {}


def test_nor_does_one_that_another_program_has_saved() -> None:
    saved = converted(sample(sheet()), "docx")
    read = read_style_document(saved, PATH, sheet())
    assert read.diagnostics == ()
    assert plain(read.value.layer) == {}


def test_a_style_changed_in_word_changes_what_was_changed_and_nothing_else(base_styles: Node) -> None:
    def change(document: WordDocument) -> None:
        title = document.styles["heading 1"]
        title.font.size = Pt(18)
        title.font.bold = True
        title.element.rPr.rFonts.set(qn("w:eastAsia"), "华文中宋")
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        title.paragraph_format.space_after = Pt(12)

    looks = restyled(in_word(change), base_styles)
    now, before = looks.look("title"), sheet().look("title")
    assert (now.size, now.bold, now.align, now.after) == (36, True, "left", Length(240))
    assert looks.face(now.font or "") == "华文中宋"
    assert (
        now._replace(size=before.size, bold=before.bold, align=before.align, after=before.after, font=before.font)
        == before
    )
    assert {role for role in sheet().looks if looks.look(role) != sheet().look(role)} == {"title"}


def test_the_page_is_taken_over_with_margins_header_and_footer(base_styles: Node) -> None:
    def change(document: WordDocument) -> None:
        section = document.sections[0]
        section.left_margin, section.top_margin = Mm(30), Mm(40)
        section.footer_distance = Mm(20)
        section.header.paragraphs[0].text = "某某市计划生育协会\t年度总结"

    looks = restyled(in_word(change), base_styles)
    assert (looks.page.left, looks.page.top, looks.page.footer) == (1701, 2268, 1134)
    assert (looks.page.right, looks.page.bottom) == (sheet().page.right, sheet().page.bottom)
    (header,) = (each for each in looks.running if each.place == "header")
    assert [line.pieces for line in header.lines] == [("某某市计划生育协会", "\t", "年度总结")]


def test_the_page_number_of_an_unchanged_footer_stays_what_it_is(base_styles: Node) -> None:
    running = restyled(sample(sheet()), base_styles).running
    assert [(each.place, each.pages) for each in running] == [("footer", "default"), ("footer", "even")]
    odd, even = (each.lines[0] for each in running)
    assert odd.pieces == even.pieces == ("— ", PageField.PAGE, " —")
    assert (odd.align, even.align) == ("right", "left")
    assert (odd.right_indent, even.left_indent) == (Length(characters=Length().characters + 1),) * 2


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "字体": st.sampled_from(["华文中宋", "微软雅黑", "仿宋"]),
            "西文字体": st.sampled_from(["Arial", "Times New Roman"]),
            "字号": st.sampled_from(["小三", "15pt", "10.5pt", "初号"]),
            "加粗": st.booleans().map(lambda on: "是" if on else "否"),
            "下划线": st.booleans().map(lambda on: "是" if on else "否"),
            "颜色": st.sampled_from(["C00000", "000000", "123ABC"]),
            "字距": st.integers(-40, 40).map("{}twip".format),
            "对齐": st.sampled_from(["左", "中", "右", "两端"]),
            "首行缩进": st.sampled_from(["2字", "4字", "0字", "700twip"]),
            "左缩进": st.sampled_from(["0字", "3字", "1000twip"]),
            "右缩进": st.sampled_from(["0字", "1.5字", "30mm"]),
            "行距": st.sampled_from(["1行", "单倍", "28pt", "600twip"]),
            "段前": st.sampled_from(["0pt", "1行", "0.5行", "12pt"]),
            "段后": st.sampled_from(["0pt", "2行", "100twip"]),
            "对齐网格": st.booleans().map(lambda on: "是" if on else "否"),
            "与下段同页": st.booleans().map(lambda on: "是" if on else "否"),
            "段前分页": st.booleans().map(lambda on: "是" if on else "否"),
            "孤行控制": st.booleans().map(lambda on: "是" if on else "否"),
        },
    ),
    st.sampled_from(["正文", "标题", "副标题", "部分", "一级标题", "署名", "引文", "称谓"]),
)
def test_every_property_that_a_stylesheet_knows_comes_back_from_word(changes: dict[str, str], style: str) -> None:
    written = ", ".join(f"{name}: {value}" for name, value in changes.items())
    changed = sheet(f"样式: {{{style}: {{{written}}}}}")
    again = restyled(sample(changed), shipped())
    assert as_printed(again) == as_printed(changed)


def shipped() -> Node:
    """The shipped stylesheet as a layer."""
    layer = load((ROOT / "templates/base/styles.yaml").read_bytes(), "styles.yaml").value
    assert layer is not None
    return layer


def as_printed(looks: Stylesheet) -> dict[str, object]:
    """The looks as a page shows them: lengths in twips, fonts by their faces."""
    return {role: _printed(look._asdict(), looks) for role, look in looks.looks.items()}


def _printed(look: dict[str, object], looks: Stylesheet) -> dict[str, object]:
    size = look["size"] if isinstance(look["size"], int) else 0
    defaults = {"bold": False, "underline": False, "keep_next": False, "page_break_before": False, "align": "left"}
    printed: dict[str, object] = {}
    for name, value in look.items():
        if isinstance(value, Length):
            value = value.in_twips(size * 10, looks.page.pitch)
        elif name in ("font", "latin") and isinstance(value, str):
            value = looks.face(value)
        elif name.endswith("_indent") or name in ("before", "after"):
            value = 0
        printed[name] = defaults.get(name) if value is None else value
    return printed


# Headers and footers on the page


HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{}</w:hdr>'
)


def test_a_project_names_a_style_document_and_its_pages_have_that_header_and_look() -> None:
    def change(document: WordDocument) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = "内部资料"
        section.first_page_header.paragraphs[0].text = "首页"
        document.styles["Body Text"].font.size = Pt(15)

    files = below_the_output(work_report_files(), "样式文件: 样式.docx")
    files["样式.docx"] = in_word(change)
    word = Word(valid(build(files)))
    headers = {name: text for name in word.parts if "header" in name for text in word.paragraphs(name)}
    assert sorted(headers.values()) == ["内部资料", "内部资料", "首页"]
    assert word.look("Body Text", "w:rPr/w:sz/@w:val") == "30"
    assert word.find("//w:sectPr/w:titlePg")
    assert word.paragraphs() == Word(work_report()).paragraphs()


def test_a_pack_may_name_one_and_the_project_has_the_last_word() -> None:
    def change(document: WordDocument) -> None:
        document.styles["Body Text"].font.size = Pt(15)
        document.styles["heading 1"].font.size = Pt(20)

    files = work_report_files()
    files["templates/ours/pack.yaml"] = (
        b"name: ours\nversion: 1.0.0\ntitle: x\nextends: work-report\nstyle_document: s.docx\n"
    )
    files["templates/ours/s.docx"] = in_word(change)
    files["reportgen.yaml"] = files["reportgen.yaml"].replace(b"work-report", b"ours")
    word = Word(build(below_the_output(files, "样式: {样式: {正文: {字号: 小四}}}")))
    assert word.look("Body Text", "w:rPr/w:sz/@w:val") == "24"
    assert word.look("heading 1", "w:rPr/w:sz/@w:val") == "40"


@pytest.mark.parametrize(
    ("content", "pieces"),
    [
        ('<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>', (PageField.PAGE,)),
        (
            '<w:p><w:r><w:t>共</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>NUMPAGES \\* Arabic</w:instrText>'
            '<w:fldChar w:fldCharType="end"/><w:t>页</w:t></w:r></w:p>',
            ("共", PageField.PAGES, "页"),
        ),
        ("<w:sdt><w:sdtContent><w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p></w:sdtContent></w:sdt>", ("甲",)),
        ("<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:t>留</w:t></w:r></w:p>", ("留",)),
    ],
)
def test_words_and_page_numbers_are_read_however_word_has_written_them(
    content: str, pieces: tuple[str | PageField, ...]
) -> None:
    file = with_header(content)
    read = read_style_document(file, PATH, sheet())
    (header,) = (each for each in read.value.running if each.place == "header")
    assert [line.pieces for line in header.lines] == [pieces]
    assert read.diagnostics == ()


def with_header(content: str) -> bytes:
    """The style document with a header of this content."""

    def change(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "x"

    changed = io.BytesIO(in_word(change))
    fresh = io.BytesIO()
    with zipfile.ZipFile(changed) as old, zipfile.ZipFile(fresh, "w") as new:
        for name in old.namelist():
            new.writestr(name, HEADER.format(content) if name.startswith("word/header") else old.read(name))
    return fresh.getvalue()


# What is left behind, and what is refused


def test_what_a_stylesheet_has_no_words_for_is_told_by_style() -> None:
    def change(document: WordDocument) -> None:
        document.styles["Body Text"].paragraph_format.line_spacing = 1.5
        document.styles["Quote"].paragraph_format.first_line_indent = -Pt(20)

    read = read_style_document(in_word(change), PATH, sheet())
    assert {(each.code, each.values["style"], each.values["what"]) for each in read.diagnostics} == {
        ("STL028", "正文", "style.line"),
        ("STL028", "引文", "style.line"),
        ("STL028", "引文", "style.hanging"),
        ("STL028", "列表", "style.line"),
    }


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "style.table"),
        ("<w:p><w:r><w:drawing/></w:r></w:p>", "style.picture"),
        ('<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;c:/secret.txt&quot;"/></w:p>', "style.field"),
        ('<w:p><w:fldSimple w:instr="DATE"/></w:p>', "style.field"),
    ],
)
def test_what_a_header_holds_besides_words_is_told_and_left_out(content: str, what: str) -> None:
    read = read_style_document(with_header(content), PATH, sheet())
    assert [(each.code, each.values["what"]) for each in read.diagnostics] == [("STL029", what)]


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("word__vbaProject_dot_bin", "style.macros"),
        ("word__embeddings__oleObject1_dot_bin", "style.objects"),
        ("word__activeX__activeX1_dot_xml", "style.controls"),
        ("customUI__customUI_dot_xml", "style.controls"),
        ("word__media__image1_dot_emf", "style.pictures"),
    ],
)
def test_macros_objects_and_controls_stay_behind_and_are_told(part: str, kind: str) -> None:
    read = read_style_document(with_parts(**{part: "x"}), PATH, sheet())
    assert [(each.code, each.values["kind"]) for each in read.diagnostics] == [("STL027", kind)]


def test_a_template_that_word_would_fetch_is_told_and_left_behind() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        ' Type="x/attachedTemplate" Target="https://example.com/evil.dotm" TargetMode="External"/></Relationships>'
    )
    read = read_style_document(with_parts(word___rels__settings_dot_xml_dot_rels=rels), PATH, sheet())
    assert [(each.code, each.values["kind"]) for each in read.diagnostics] == [("STL027", "style.links")]


@pytest.mark.parametrize(
    ("styles", "code"),
    [
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "STL026"),
        ("<w:styles", "STL026"),
        ("", "STL026"),
    ],
)
def test_damaged_xml_and_document_types_are_refused(styles: str, code: str) -> None:
    content = with_parts(word__styles_dot_xml=styles)
    (found,) = refused(lambda: read_style_document(content, PATH, sheet()))
    assert found.code == code


def test_a_zip_that_is_no_word_file_and_a_file_that_is_no_zip_are_refused() -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("readme.txt", "x")
    assert findings(refused(lambda: read_style_document(empty.getvalue(), PATH, sheet()))) == ["style.docx STL025"]
    assert [each.code for each in refused(lambda: read_style_document(b"%PDF-1.7", PATH, sheet()))] == ["SRC021"]


def test_headers_nested_without_end_do_no_harm() -> None:
    content = "<w:sdt><w:sdtContent>" * 5_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 5_000
    read = read_style_document(with_header(content), PATH, sheet())
    assert [each.lines for each in read.value.running if each.place == "header"] == [()]
