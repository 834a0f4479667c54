"""The output folder of a batch: locked while it runs, with a journal of what was built, so that a run can go on.

The journal is a file of lines, a JSON object each, that only grows while a batch runs. A line is on the disk before its
file is put in place: whenever a run is killed, the file that stands there is one the journal knows, or somebody else's.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from reportgen.batch.units import Order
from reportgen.batch.work import KIND, Outcome, Record, State, of_machine
from reportgen.pipeline import (
    MachineError,
    flush_folder,
    machine_error,
    put_in_place,
    read_output,
    remove_leftovers,
    write_file,
)

JOURNAL = ".reportgen-batch.jsonl"
# Lines that are no longer true are worth a rewrite when there are so many.
_MOST_STALE = 1_000


class Folder:
    """An output folder that is ours alone while we hold it."""

    def __init__(self, path: str, journal: BinaryIO, records: Mapping[str, Record]) -> None:
        self.path, self.records = path, records
        self._journal = journal

    def settle(self, done: Sequence[tuple[Order, Outcome]]) -> list[tuple[Order, Outcome]]:
        """Note the records, then put what was built in its place; gives what came of that."""
        self._note({order.output: each.record for order, each in done if each.record is not None})
        settled = [(order, self._put(order.output, each) if each.staged else each) for order, each in done]
        if any(each.staged for _, each in settled):
            flush_folder(self.path)
        return settled

    def _note(self, records: Mapping[str, Record]) -> None:
        if records:
            self._journal.write(b"".join(_line(name, record) for name, record in records.items()))
            self._journal.flush()
            os.fsync(self._journal.fileno())

    def _put(self, name: str, outcome: Outcome) -> Outcome:
        try:
            put_in_place(outcome.staged, os.path.join(self.path, name))
        except MachineError as error:
            found = (*outcome.diagnostics, of_machine(error))
            return Outcome(State.FAILED, found, machine=error.code)
        return outcome


@contextmanager
def open_folder(path: str) -> Iterator[Folder]:
    """The folder at `path`, made if need be, ours for as long as the context lasts.

    Raises `MachineError` when it can't be written, or when another batch is at work in it.
    """
    file = os.path.join(path, JOURNAL)
    journal = _locked(file)
    try:
        remove_leftovers(path)
        remove_leftovers(path, KIND, 0)
        content = journal.read()
        if content and not content.endswith(b"\n"):  # a run was killed while it wrote
            journal.write(b"\n")
        records = _records(content)
        yield Folder(path, journal, records)
        remove_leftovers(path, KIND, 0)
        if content.count(b"\n") > len(records) + _MOST_STALE:
            write_file(file, b"".join(_line(name, record) for name, record in records.items()))
    finally:
        remove_leftovers(path, KIND, 0)
        journal.close()


def _locked(file: str) -> BinaryIO:
    """The journal, open for reading and for adding to it, and nobody else's."""
    try:
        os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
        read_output(file)  # refuses a link
        journal = open(file, "ab+")  # noqa: SIM115  # closed by who asked for it
    except OSError as error:
        raise machine_error(file, error) from error
    if not _lock(journal):
        journal.close()
        raise MachineError("OUT013", os.path.dirname(file) or ".")
    journal.seek(0)
    return journal


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        """Take the file for this process alone; the system gives it back when the process ends, however it ends."""
        file.seek(1 << 30)  # a byte that is never read: on Windows a lock keeps readers out
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        """Take the file for this process alone; the system gives it back when the process ends, however it ends."""
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in (errno.EACCES, errno.EAGAIN)  # some network drives have no locks
        return True


def _line(name: str, record: Record) -> bytes:
    return json.dumps([name, *record], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _records(content: bytes) -> dict[str, Record]:
    """The latest record of each output; a line that is cut off, or no line of ours, says nothing."""
    records: dict[str, Record] = {}
    for line in content.splitlines():
        try:
            name, inputs, known, before, reads = json.loads(line)
            records[str(name)] = Record(str(inputs), str(known), str(before), tuple(map(str, reads)))
        except (ValueError, TypeError):
            continue
    return records
