"""The pipeline: projects, the stages joined, and the disk."""

from reportgen.pipeline.compile import (
    PROJECT_PACKS,
    Artifact,
    Press,
    build_tree,
    check_data,
    compile_report,
    prepare,
    produce,
)
from reportgen.pipeline.disk import (
    Disk,
    MachineError,
    folder_in_the_way,
    remove_leftovers,
    write_file,
    write_files,
    write_folder,
)
from reportgen.pipeline.project import PROJECT_FILE, Job, Project, load_project, require
from reportgen.pipeline.shipped import shipped_packs
from reportgen.pipeline.strangers import has_strangers
from reportgen.writers import WRITERS, Writer

__all__ = [
    "PROJECT_FILE",
    "PROJECT_PACKS",
    "WRITERS",
    "Artifact",
    "Disk",
    "Job",
    "MachineError",
    "Press",
    "Project",
    "Writer",
    "build_tree",
    "check_data",
    "compile_report",
    "folder_in_the_way",
    "has_strangers",
    "load_project",
    "prepare",
    "produce",
    "remove_leftovers",
    "require",
    "shipped_packs",
    "write_file",
    "write_files",
    "write_folder",
]
