"""The examples that `reportgen new` writes: `python tests/examples/written.py` writes them again, and builds all."""

from pathlib import Path

from reportgen.cli import run
from reportgen.pipeline import Disk, shipped_packs
from reportgen.pipeline.new_project import Answers, new_project

FOLDER = Path(__file__).parents[2] / "examples"
WRITTEN = ("communique", "task-list")


def files_of(pack: str) -> dict[str, bytes]:
    """The project of `pack` as `new` writes it, by path. Its output is kept beside it, so it hides none from git."""
    shipped = shipped_packs()
    files = new_project(pack, Answers("某某县计划生育协会", 2023, "zh"), shipped, Disk(".", shipped))
    return {path: content for path, content in files.items() if path != ".gitignore"}


if __name__ == "__main__":
    for pack in WRITTEN:
        for path, content in files_of(pack).items():
            (FOLDER / pack / path).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / pack / path).write_bytes(content)
    for project in sorted(FOLDER.glob("*/reportgen.yaml")):
        run(["build", "-C", str(project.parent)])
