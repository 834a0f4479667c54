"""Lineage: what a pack changes of those it extends, and which changes their upgrades made stale.

A face of its own, so that a build does not import it.
"""

from reportgen.packs.lineage.parts import KINDS, Change, Contents, Key, Part, changes, inherited
from reportgen.packs.lineage.record import (
    RECORD,
    Record,
    Stale,
    read_record,
    record_text,
    stale,
    take_record,
    unrecorded,
)

__all__ = [
    "KINDS",
    "RECORD",
    "Change",
    "Contents",
    "Key",
    "Part",
    "Record",
    "Stale",
    "changes",
    "inherited",
    "read_record",
    "record_text",
    "stale",
    "take_record",
    "unrecorded",
]
