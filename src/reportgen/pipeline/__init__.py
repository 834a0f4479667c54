"""The pipeline: projects and their reports, and the disk. The stages joined are `reportgen.pipeline.compile`.

They are a face of their own because who leaves a report to a guard needs none of them.
"""

from reportgen.packs import PackChain
from reportgen.pipeline.chain import PROJECT_PACKS, chain_of
from reportgen.pipeline.disk import (
    Disk,
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
from reportgen.pipeline.paths import filled, placeholders
from reportgen.pipeline.project import (
    NO_CONTENTS,
    PROJECT_FILE,
    Artifact,
    DataFile,
    Job,
    Project,
    Units,
    load_project,
    require,
)
from reportgen.pipeline.recording import Answers, Recording
from reportgen.pipeline.shipped import shipped_packs
from reportgen.pipeline.strangers import has_strangers
from reportgen.pipeline.wanted import is_note, is_of_text
from reportgen.source import MachineError
from reportgen.writers import WRITERS, Writer

__all__ = [
    "NO_CONTENTS",
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
    "Project",
    "Recording",
    "Units",
    "Writer",
    "add_files",
    "chain_of",
    "filled",
    "flush_folder",
    "folder_in_the_way",
    "has_strangers",
    "is_note",
    "is_of_text",
    "load_project",
    "machine_error",
    "placeholders",
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
