"""The tests' own store of presses: it gives what `prepare` would give now, and no press of another state."""

from collections.abc import Mapping
from contextlib import suppress

import pytest
from presses import made_once
from small_project import DATA, PACKS, PROJECT, TEMPLATE, in_memory

from reportgen.pipeline import WRITERS, Job, Writer, load_project, require
from reportgen.pipeline.compile import Press, prepare
from reportgen.source import ReportgenError, Result, World


class Counted:
    """`prepare`, which counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0
        self.press_for = made_once(self.prepare)

    def prepare(self, job: Job, writer: Writer, shipped: str, world: World) -> Result[Press]:
        self.times += 1
        return prepare(job, writer, shipped, world)

    def press(self, files: Mapping[str, str], form: str = "tree") -> Press:
        world = in_memory(files)
        (job,) = require(load_project(world)).jobs.values()
        return self.press_for(job, WRITERS[form], PACKS, world).value


def test_other_data_are_printed_by_the_same_press() -> None:
    counted = Counted()
    first = counted.press({"data.yaml": DATA})
    assert counted.press({"data.yaml": DATA.replace("630", "640")}) is first
    assert counted.times == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"templates/note/note.md.j2": f"{TEMPLATE}\n完\n"},
        {"templates/note/more.md.j2": "完\n"},
        {"/packs/base/styles.yaml": "roles: {body: {size: 12}}\n"},
        {"reportgen.yaml": f"{PROJECT}    样式: {{页面: {{页边距: ruler}}}}\n"},
        {"reportgen.yaml": f"{PROJECT}    序号: {{一级: 一、}}\n"},
    ],
)
def test_another_file_of_the_pack_or_look_of_the_project_makes_another(changed: dict[str, str]) -> None:
    counted = Counted()
    counted.press({})
    with suppress(ReportgenError):  # whether it is right does not matter here
        counted.press(changed)
    assert counted.times == 2


def test_another_writer_has_another() -> None:
    counted = Counted()
    assert counted.press({}, "tree").writer.suffix != counted.press({}, "docx").writer.suffix


def test_what_a_faulty_pack_is_told_is_told_again_until_it_is_put_right() -> None:
    counted = Counted()
    faulty = {"templates/note/note.md.j2": "{{ titel }}\n"}
    with pytest.raises(ReportgenError) as first:
        counted.press(faulty)
    with pytest.raises(ReportgenError) as second:
        counted.press(faulty)
    assert first.value.diagnostics == second.value.diagnostics
    assert counted.times == 1
    assert counted.press({}).chain.entry == "note.md.j2"
