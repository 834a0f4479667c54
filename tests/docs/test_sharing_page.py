"""The page on sharing packs against the program: what it says a secretary sees is what she sees."""

from pathlib import Path
from zipfile import ZipFile

from manual import code_blocks, copy_project, reportgen

PAGE = "docs/sharing.zh-CN.md"


def test_what_the_page_shows_is_what_the_command_prints(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    with ZipFile(project / "本市.zip", "w") as file:
        file.writestr("本市/pack.yaml", "name: 本市\nversion: 1.0.0\ntitle: 本市工作报告\nextends: work-report\n")
    command, shown = (block.text for block in code_blocks(PAGE))
    given = command.split()
    assert given[0] == "reportgen"
    seen = reportgen("--lang", "zh", *given[1:], folder=project)
    assert seen.code == 0
    assert seen.out + seen.err == shown.replace("\\", "/")
