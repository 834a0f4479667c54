"""The report by docxtpl, or by rust-docxtpl, which answers to the same name: one template, rendered with the data."""

from __future__ import annotations

import sys

import docxtpl

from benchmarks.peers.data import Build, Read, read_as_usual, read_by_c, read_json


def prepare(template: str, read: Read = read_json) -> Build:
    """One template object for all documents; docxtpl itself opens the file again for each."""
    document = docxtpl.DocxTemplate(template)

    def build(source: str, target: str) -> None:
        document.render(read(source))
        document.save(target)

    return build


def prepare_by_c(template: str) -> Build:
    """The same from YAML, by PyYAML's C loader."""
    return prepare(template, read_by_c)


def prepare_as_usual(template: str) -> Build:
    """The same from YAML, by `yaml.safe_load`."""
    return prepare(template, read_as_usual)


def main() -> None:
    """One document in a process of its own: TEMPLATE SOURCE TARGET."""
    prepare(sys.argv[1])(sys.argv[2], sys.argv[3])


def main_by_c() -> None:
    """The same from YAML, by PyYAML's C loader."""
    prepare_by_c(sys.argv[1])(sys.argv[2], sys.argv[3])


def main_as_usual() -> None:
    """The same from YAML, by `yaml.safe_load`."""
    prepare_as_usual(sys.argv[1])(sys.argv[2], sys.argv[3])
