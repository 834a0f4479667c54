"""The engines: how each builds one document in a process of its own, and how it is made ready for many."""

from __future__ import annotations

import os
import sys
import sysconfig
from typing import NamedTuple


class Engine(NamedTuple):
    """An engine by its name in the tables.

    `module` has `prepare(start)`, which gives a function that builds one document; `start` is the file or folder of the
    workload that it starts from; `main` is the function of `module` that builds one document in its own process.
    """

    name: str
    module: str
    start: str
    prepare: str = "prepare"
    main: str = "main"


OURS = Engine("reportgen", "benchmarks.ours", "project")
RIVAL = Engine("docxtpl, C YAML loader", "benchmarks.peers.docxtpl_report", "template.docx")
USUAL = Engine("docxtpl, yaml.safe_load", RIVAL.module, RIVAL.start, "prepare_as_usual", "main_as_usual")
ENGINES = (
    OURS,
    RIVAL,
    USUAL,
    Engine("python-docx, style ids on the XML", "benchmarks.peers.python_docx_by_id", "base.docx"),
    Engine("python-docx, as people write it", "benchmarks.peers.python_docx_as_written", "base.docx"),
)


def command(engine: Engine, start: str, source: str, target: str) -> list[str]:
    """The command that builds one document: the installed `reportgen` in its project, or one Python process.

    A peer starts by `-c`, so that its modules come from the bytecode cache as installed ones would, and without runpy.
    """
    if engine is OURS:
        return [os.path.join(sysconfig.get_path("scripts"), "reportgen"), "build"]
    program = f"from {engine.module} import {engine.main}; {engine.main}()"
    return [sys.executable, "-c", program, start, source, target]
