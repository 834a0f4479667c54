"""The examples that `reportgen new` writes, and data that examples share with others, each with a copy of its own.

`python tests/examples/written.py` writes them again, and builds all.
"""

from pathlib import Path

from reportgen.cli import run
from reportgen.pipeline import Disk, shipped_packs
from reportgen.pipeline.new_project import Answers, new_project

FOLDER = Path(__file__).parents[2] / "examples"
WRITTEN = ("communique", "task-list")
# The folders of data that the newsletter's articles are made of, and where its example has them.
_SHARED = {"data/2022": "newsletter/data/2022", "examples/yulin/data": "newsletter/data/2022/玉林"}

_EXCUSED = ("(广西区计生协群工部)\n".encode(), "(广西区计生协群工部)  # 不查 WRD001：照原文印\n".encode())


def files_of(pack: str) -> dict[str, bytes]:
    """The project of `pack` as `new` writes it, by path. Its output is kept beside it, so it hides none from git."""
    shipped = shipped_packs()
    files = new_project(pack, Answers("某某县计划生育协会", 2023, "zh"), shipped, Disk(".", shipped))
    return {path: content for path, content in files.items() if path != ".gitignore"}


def copies() -> dict[Path, bytes]:
    """What shared data files say, by where an example has its copy: what is printed as it was is excused there."""
    return {
        FOLDER / place / path.name: path.read_bytes().replace(*_EXCUSED)
        for folder, place in _SHARED.items()
        for path in sorted((FOLDER.parent / folder).glob("*.yaml"))
    }


if __name__ == "__main__":
    for pack in WRITTEN:
        for path, content in files_of(pack).items():
            (FOLDER / pack / path).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / pack / path).write_bytes(content)
    for place, content in copies().items():
        place.write_bytes(content)
    for project in sorted(FOLDER.glob("*/reportgen.yaml")):
        run(["build", "-C", str(project.parent)])
