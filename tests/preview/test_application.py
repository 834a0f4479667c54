"""What the preview answers: the state of a report, its page, excerpts by number, the Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from live import copied, replace
from small_project import on_disk
from starlette.testclient import TestClient

from reportgen.cli.preview import contents
from reportgen.cli.terminal import content_of
from reportgen.pipeline import Disk, shipped_packs
from reportgen.pipeline.guard import Guard
from reportgen.preview import Reports, application
from reportgen.preview.app import MOST_SHOWN, Bell
from reportgen.preview.places import Files

REVIEW = "data/2022/回顾.yaml"


class View:
    """The application without a server: what a browser asks of it."""

    def __init__(self, project: Path, *names: str) -> None:
        self.project = project
        self.guard = Guard()
        world = Disk(str(project), shipped_packs())
        self.reports = Reports(lambda: contents(str(project), names), world, shipped_packs(), self.guard)
        self.files = Files(lambda path: content_of(path, world), world.root)
        self.client = TestClient(application(self.reports, self.files, Bell(), "zh"), raise_server_exceptions=False)

    def state(self, report: str = "") -> Any:
        return self.client.get("/state", params={"report": report}).json()

    def save(self, file: str, old: str, new: str) -> None:
        replace(self.project, file, old, new)
        self.reports.changed()

    def excerpt(self, place: Any) -> Any:
        names = ("file", "line", "column", "end")
        return self.client.get("/excerpt", params=dict(zip(names, place[1:], strict=True))).json()


@pytest.fixture
def view(tmp_path: Path) -> View:
    return View(copied(tmp_path))


def test_the_state_names_the_reports_the_findings_and_the_places_of_values(view: View) -> None:
    state = view.state()
    assert state["reports"] == ["工作报告", "会议消息", "任务分解表"]
    assert state["report"] == "工作报告"
    assert state["current"]
    assert {each["severity"] for each in state["findings"]} == {"warning", "note"}
    page = view.client.get("/report", params={"report": "工作报告"}).text
    assert len(state["values"]) == page.count('<span class="v"')
    assert ["data/2022/数字.yaml:32", 32] in [[place[0], place[2]] for place in state["values"] if place]


def test_a_name_that_there_is_not_gives_the_first_report(view: View) -> None:
    assert view.state("../../etc/passwd")["report"] == "工作报告"
    assert view.state("任务分解表")["report"] == "任务分解表"


def test_only_the_named_reports_are_shown(tmp_path: Path) -> None:
    assert View(copied(tmp_path), "会议消息").state()["reports"] == ["会议消息"]


def test_an_error_keeps_the_page_and_its_digest_until_it_is_put_right(view: View) -> None:
    good = view.state()
    view.save(REVIEW, "{疫情防控.参加人次}", "{疫情防控.参加人数}")
    bad = view.state()
    assert (bad["current"], bad["digest"]) == (False, good["digest"])
    assert bad["findings"][0]["heading"] == "数字错误 FIG002"
    view.save(REVIEW, "{疫情防控.参加人数}", "{疫情防控.参加人次}")
    assert view.state() == good


def test_nothing_is_built_twice_while_nothing_is_saved(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    first = view.state()
    monkeypatch.setattr(view.reports, "_built", None)
    assert view.state() == first


def test_the_page_loaded_again_shows_the_files_as_they_are_also_where_nobody_told_of_a_change(view: View) -> None:
    view.state()
    replace(view.project, REVIEW, "{疫情防控.参加人次}", "{疫情防控.参加人数}")
    assert view.state()["current"]
    assert "reports" in view.client.get("/").text
    assert not view.state()["current"]


def test_a_finding_shows_the_lines_around_its_place(view: View) -> None:
    view.save(REVIEW, "{疫情防控.参加人次}", "{疫情防控.参加人数}")
    place = view.state()["findings"][0]["place"]
    assert place[0] == "data/2022/回顾.yaml:21:354"
    told = view.excerpt(place)
    assert [number for number, *_ in told["lines"]] == list(range(18, 25))
    (marked,) = [marked for _, _, marked, _ in told["lines"] if marked]
    assert marked == "{疫情防控.参加人数}"
    assert told["link"].startswith("vscode://file/")
    assert told["link"].endswith(".yaml:21:354")


def test_a_place_at_the_end_of_a_line_and_of_a_whole_file_can_be_shown(view: View) -> None:
    number = view.files.number("reportgen.yaml")
    for line, column, end in ((0, 0, 0), (1, 999_999, 0), (9_999, 1, 2)):
        assert view.client.get(f"/excerpt?file={number}&line={line}&column={column}&end={end}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "file=999&line=1",
        "file=-1&line=1",
        "file=../../etc/passwd&line=1",
        "file=/etc/passwd",
        "file=²",
        "path=reportgen.yaml",
        "file=99999999999999999999",
        "",
    ],
)
def test_no_file_can_be_asked_for_but_by_the_number_of_one_that_was_named(view: View, query: str) -> None:
    view.state()
    assert view.client.get(f"/excerpt?{query}").status_code == 404


@pytest.mark.parametrize("path", ["/reportgen.yaml", "/../reportgen.yaml", "/%2e%2e/etc/passwd", "/data/2022/"])
def test_no_path_leads_to_a_file(view: View, path: str) -> None:
    assert view.client.get(path).status_code == 404


def test_a_file_that_lies_outside_is_not_shown_whoever_names_it(view: View) -> None:
    number = view.files.number("../../../../etc/passwd")
    assert view.client.get(f"/excerpt?file={number}&line=1").json()["lines"] == []


def test_the_page_of_a_report_may_run_nothing(view: View) -> None:
    answer = view.client.get("/report")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "sandbox" in policy


def test_the_page_loads_nothing_from_outside(view: View) -> None:
    for path in ("/", "/page.js", "/page.css"):
        text = view.client.get(path).text
        assert "http:" not in text
        assert "https:" not in text


def test_the_word_file_is_made_for_the_asking_and_nothing_is_written(view: View) -> None:
    before = sorted(view.project.rglob("*"))
    answer = view.client.get("/document", params={"report": "工作报告"})
    assert answer.content.startswith(b"PK")
    assert "filename*=UTF-8''2022%E5%B9%B4%E5%B7%A5%E4%BD%9C%E6%8A%A5%E5%91%8A.docx" in str(answer.headers)
    assert sorted(view.project.rglob("*")) == before


def test_there_is_no_word_file_with_errors_or_of_no_report(view: View) -> None:
    view.save(REVIEW, "{疫情防控.参加人次}", "{疫情防控.参加人数}")
    assert view.client.get("/document", params={"report": "工作报告"}).status_code == 409
    assert view.client.get("/document", params={"report": "没有的"}).status_code == 409


def test_a_project_file_that_cannot_be_read_keeps_the_reports_from_before(view: View) -> None:
    good = view.state()
    view.save("reportgen.yaml", "模板包: work-report", "模板包：work-report")
    bad = view.state()
    assert (bad["reports"], bad["digest"], bad["current"]) == (good["reports"], good["digest"], False)
    assert {each["severity"] for each in bad["findings"]} == {"error"}


def test_a_project_file_that_is_gone_is_a_finding(view: View) -> None:
    (view.project / "reportgen.yaml").unlink()
    view.reports.changed()
    state = view.state()
    assert state["reports"] == []
    assert state["findings"][0]["place"] is None
    assert view.client.get("/report").text == ""


def test_a_pack_of_the_project_is_built_in_the_guard(tmp_path: Path) -> None:
    view = View(on_disk(tmp_path, {}))
    with view.guard:
        assert view.state()["current"]
        assert view.guard._worker is not None


def test_a_pack_that_runs_into_a_limit_is_a_finding(tmp_path: Path) -> None:
    view = View(on_disk(tmp_path, {"templates/note/note.md.j2": "{{ 'x' * 99999999 }}"}))
    with view.guard:
        state = view.state()
    assert state["findings"][0]["severity"] == "error"
    assert state["digest"] == ""


def test_of_very_many_findings_the_worst_are_shown(tmp_path: Path) -> None:
    figures = "".join(f"  数{number}: 约{number}多人\n" for number in range(MOST_SHOWN))
    text = "".join(f"{{数{number}}}。" for number in range(MOST_SHOWN))
    view = View(on_disk(tmp_path, {"data.yaml": f"标题: 简报\n正文: '{text}區、(區)'\n数字:\n{figures}"}))
    with view.guard:
        state = view.state()
    assert len(state["findings"]) <= MOST_SHOWN
    assert [each["severity"] for each in state["findings"]] == sorted(
        (each["severity"] for each in state["findings"]), key=["error", "warning", "note"].index
    )


def test_the_reports_of_units_are_called_like_their_units(tmp_path: Path) -> None:
    units = {f"units/{name}.yaml": f"标题: {name}简报\n" for name in ("甲县", "乙县")}
    project = "报告:\n  简报:\n    模板包: note\n    数据: data.yaml\n    单位: units\n    输出: '{单位}简报'\n"
    files = {"reportgen.yaml": project, "data.yaml": "正文: 会员{人数}。\n数字: {人数: 630多万人}\n", **units}
    view = View(on_disk(tmp_path, files))
    with view.guard:
        assert sorted(view.state()["reports"]) == ["简报 乙县", "简报 甲县"]
