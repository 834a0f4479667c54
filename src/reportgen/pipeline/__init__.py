"""The pipeline: projects, the stages joined, and the disk."""

from reportgen.pipeline.compile import (
    Artifact,
    Press,
    build_tree,
    compile_report,
    prepare,
    produce,
    read_data,
    understand,
)
from reportgen.pipeline.disk import Disk, MachineError, remove_leftovers, write_file
from reportgen.pipeline.project import PROJECT_FILE, Job, Project, load_project, require
from reportgen.pipeline.shipped import shipped_packs
from reportgen.writers import WRITERS, Writer

__all__ = [
    "PROJECT_FILE",
    "WRITERS",
    "Artifact",
    "Disk",
    "Job",
    "MachineError",
    "Press",
    "Project",
    "Writer",
    "build_tree",
    "compile_report",
    "load_project",
    "prepare",
    "produce",
    "read_data",
    "remove_leftovers",
    "require",
    "shipped_packs",
    "understand",
    "write_file",
]
