"""The pipeline: projects, the stages joined, and the disk."""

from reportgen.packs import PackChain
from reportgen.pipeline.compile import (
    PROJECT_PACKS,
    Artifact,
    Press,
    build_tree,
    chain_of,
    check_data,
    compile_report,
    prepare,
    produce,
)
from reportgen.pipeline.disk import (
    Disk,
    MachineError,
    add_files,
    flush_folder,
    folder_in_the_way,
    machine_error,
    put_in_place,
    read_output,
    remove_leftovers,
    stage_file,
    write_file,
    write_files,
    write_folder,
)
from reportgen.pipeline.project import (
    PROJECT_FILE,
    DataFile,
    Job,
    Project,
    Units,
    filled,
    load_project,
    placeholders,
    require,
)
from reportgen.pipeline.recording import Answers, Recording
from reportgen.pipeline.shipped import shipped_packs
from reportgen.pipeline.strangers import has_strangers
from reportgen.pipeline.wanted import is_of_text
from reportgen.writers import WRITERS, Writer

__all__ = [
    "PROJECT_FILE",
    "PROJECT_PACKS",
    "WRITERS",
    "Answers",
    "Artifact",
    "DataFile",
    "Disk",
    "Job",
    "MachineError",
    "PackChain",
    "Press",
    "Project",
    "Recording",
    "Units",
    "Writer",
    "add_files",
    "build_tree",
    "chain_of",
    "check_data",
    "compile_report",
    "filled",
    "flush_folder",
    "folder_in_the_way",
    "has_strangers",
    "is_of_text",
    "load_project",
    "machine_error",
    "placeholders",
    "prepare",
    "produce",
    "put_in_place",
    "read_output",
    "remove_leftovers",
    "require",
    "shipped_packs",
    "stage_file",
    "write_file",
    "write_files",
    "write_folder",
]
