"""The engines: how each builds one document in a process of its own, and how it is made ready for many."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

from benchmarks import ROOT

INSTALLED = ROOT / "build" / "peers"
"""Where `make bench` puts the peers that can't stand beside the others: rust-docxtpl takes docxtpl's name."""

_NODE = shutil.which("node") or "node"
_NODE_PROGRAMS = Path(__file__).with_name("peers") / "node"


class Engine(NamedTuple):
    """An engine by its name in the tables.

    `module` has `prepare(start)`, which gives a function that builds one document; `start` is the file or folder of the
    workload that it starts from, `data` what it reads; `main` is the function of `module` that builds one document in
    its own process. `folder` is where a peer of `INSTALLED` is; a module that ends in `.js` runs on Node.js.
    """

    name: str
    module: str
    start: str
    data: str = "data.json"
    prepare: str = "prepare"
    main: str = "main"
    folder: str = ""

    @property
    def on_node(self) -> bool:
        """Whether it is a program for Node.js."""
        return self.module.endswith(".js")

    @property
    def warm_ups(self) -> int:
        """How many documents it makes before the clock starts: Node.js compiles what it has run some times."""
        return 20 if self.on_node else 5

    @property
    def is_installed(self) -> bool:
        """Whether it can run."""
        return (not self.on_node or shutil.which(_NODE) is not None) and (
            not self.folder or (INSTALLED / self.folder).is_dir()
        )

    def environment(self) -> dict[str, str]:
        """The variables of its process."""
        modules = {"NODE_PATH": str(INSTALLED / self.folder / "node_modules")} if self.on_node else {}
        return {**os.environ, **modules}

    @property
    def python(self) -> str:
        """The interpreter: that of an environment of its own, where the peer can't stand beside the others."""
        return str(INSTALLED / self.folder / "bin" / "python") if self.folder else sys.executable


WARM_UPS = 20
"""The most that any engine makes."""

OURS = Engine("reportgen", "benchmarks.ours", "project", data="project")
RIVAL = Engine(
    "docxtpl, C YAML loader",
    "benchmarks.peers.docxtpl_report",
    "template.docx",
    "data.yaml",
    "prepare_by_c",
    "main_by_c",
)
USUAL = Engine("docxtpl, yaml.safe_load", RIVAL.module, RIVAL.start, "data.yaml", "prepare_as_usual", "main_as_usual")
ENGINES = (
    OURS,
    # The fastest peer beside ours: what a round compares is measured close together.
    Engine("rust-docxtpl", RIVAL.module, RIVAL.start, folder="rust"),
    RIVAL,
    USUAL,
    Engine("docxtpl, JSON", RIVAL.module, RIVAL.start),
    Engine("python-docx, style ids on the XML", "benchmarks.peers.python_docx_by_id", "base.docx"),
    Engine("python-docx, as people write it", "benchmarks.peers.python_docx_as_written", "base.docx"),
    Engine("docxtemplater", "docxtemplater.js", "sections.docx", folder="node"),
    Engine("easy-template-x", "easy_template_x.js", "in-lines.docx", folder="node"),
    Engine("carbone", "carbone.js", "indices.docx", folder="node"),
    Engine("pandoc, its JSON", "benchmarks.peers.pandoc_report", "base.docx"),
)


def command(engine: Engine, start: str, source: str, target: str) -> list[str]:
    """The command that builds one document: the installed `reportgen` in its project, or one process of the peer.

    A peer in Python starts by `-c`, so that its modules come from the bytecode cache as installed ones would, and
    without runpy.
    """
    if engine is OURS:
        return [os.path.join(sysconfig.get_path("scripts"), "reportgen"), "build"]
    if engine.on_node:
        return [_NODE, str(_NODE_PROGRAMS / "once.js"), f"./{engine.module}", start, source, target]
    program = f"from {engine.module} import {engine.main}; {engine.main}()"
    return [engine.python, "-c", program, start, source, target]


def batch_command(engine: Engine) -> list[str]:
    """The command that builds the documents that its stdin asks for."""
    if engine.on_node:
        return [_NODE, str(_NODE_PROGRAMS / "batch.js")]
    return [engine.python, "-c", "from benchmarks.batch import main; main()"]
