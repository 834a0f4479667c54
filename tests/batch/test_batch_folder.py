"""The output folder and its journal: what it remembers after a run that was stopped in the middle of a word."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.batch.folder import JOURNAL, open_folder
from reportgen.batch.units import Order, Unit
from reportgen.batch.work import Outcome, Record, State
from reportgen.pipeline import MachineError, stage_file

RECORDS = {f"总结-{name}.docx": Record("in" + name, "out" + name, "", (f"图/{name}.png",)) for name in "甲乙丙"}


def order(name: str) -> Order:
    return Order("总结", Unit(name, name, False), name)


def note(folder: Path, records: dict[str, Record]) -> None:
    with open_folder(str(folder)) as opened:
        opened.settle([(order(name), Outcome(State.UNCHANGED, record=record)) for name, record in records.items()])


def remembered(folder: Path) -> dict[str, Record]:
    with open_folder(str(folder)) as opened:
        return dict(opened.records)


def test_what_was_noted_is_remembered_and_the_latest_counts(tmp_path: Path) -> None:
    note(tmp_path, RECORDS)
    changed = {"总结-甲.docx": Record("new", "newer", "out甲")}
    note(tmp_path, changed)
    assert remembered(tmp_path) == RECORDS | changed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_journal_cut_off_anywhere_keeps_its_whole_lines_and_takes_new_ones(
    tmp_path: Path, data: st.DataObject
) -> None:
    (tmp_path / JOURNAL).unlink(missing_ok=True)
    note(tmp_path, RECORDS)
    content = (tmp_path / JOURNAL).read_bytes()
    cut = data.draw(st.integers(0, len(content)))
    (tmp_path / JOURNAL).write_bytes(content[:cut])
    whole = content[:cut].count(b"\n") + (content[cut : cut + 1] == b"\n")
    assert list(remembered(tmp_path)) == list(RECORDS)[:whole]
    note(tmp_path, {"新.docx": Record("a", "b", "c")})
    assert list(remembered(tmp_path)) == [*list(RECORDS)[:whole], "新.docx"]


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_journal_that_holds_anything_else_is_no_traceback(tmp_path: Path, content: bytes) -> None:
    (tmp_path / JOURNAL).write_bytes(content)
    assert isinstance(remembered(tmp_path), dict)


def test_a_journal_full_of_old_lines_is_written_anew(tmp_path: Path) -> None:
    note(tmp_path, RECORDS)
    line = (tmp_path / JOURNAL).read_bytes().splitlines(keepends=True)[0]
    with (tmp_path / JOURNAL).open("ab") as file:
        file.write(line * 1_100)
    assert remembered(tmp_path) == RECORDS
    assert (tmp_path / JOURNAL).read_bytes().count(b"\n") == 3
    assert remembered(tmp_path) == RECORDS


def test_the_record_is_on_the_disk_before_the_file_is_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def put(temporary: str, path: str) -> None:
        seen.append((tmp_path / JOURNAL).read_bytes())

    monkeypatch.setattr("reportgen.batch.folder.put_in_place", put)
    staged = stage_file(str(tmp_path / "甲"), b"content", "batch-")
    with open_folder(str(tmp_path)) as opened:
        opened.settle([(order("甲"), Outcome(State.BUILT, (), Record("i", "c", ""), staged))])
    assert [content.count(b'["\xe7\x94\xb2"') for content in seen] == [1]


def test_a_file_that_can_t_be_put_in_its_place_has_failed_and_the_others_have_not(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    with open_folder(str(tmp_path)) as opened:
        built = [
            (
                order(name),
                Outcome(State.BUILT, (), Record("i", "c", ""), stage_file(str(tmp_path / "x"), b"", "batch-")),
            )
            for name in "甲乙"
        ]
        settled = [outcome for _, outcome in opened.settle(built)]
    assert [(each.state, each.machine) for each in settled] == [(State.FAILED, "OUT001"), (State.BUILT, "")]
    assert sorted(path.name for path in tmp_path.iterdir()) == [JOURNAL, "乙", "甲"]


def test_what_a_killed_batch_left_is_removed_at_once(tmp_path: Path) -> None:
    stage_file(str(tmp_path / "甲"), b"half", "batch-")
    remembered(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [JOURNAL]


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_a_journal_that_is_no_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / JOURNAL
    path.mkdir() if kind == "folder" else path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(MachineError, match="OUT001"):
        remembered(tmp_path)
    assert not (tmp_path / "elsewhere").exists()
