"""The texts of the corpus as projects in memory: the real reports of this repository, and those of other offices."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from memory import MemoryWorld

from reportgen.pipeline import WRITERS, Job, Writer, load_project, require
from reportgen.pipeline.compile import Press, prepare, proofread_report
from reportgen.pipeline.proofreading.together import Proof, proofread_together
from reportgen.source import Diagnostic, ReportgenError, Result, World, in_order

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHIPPED = "/shipped"

# The reports of this repository, which are also read together.
REAL = ("工作报告", "会议消息", "任务分解表")


class Text(NamedTuple):
    """A report of a project: its name, the project's files, and which of its reports are read."""

    name: str
    files: Mapping[str, str]
    reports: tuple[str, ...]


def seen() -> dict[str, Text]:
    """The texts that the rules were made and tuned with."""
    return _named([*_real(), *_written(HERE / "seen" / "texts")])


def held_out() -> dict[str, Text]:
    """The texts that no rule was tuned with."""
    return _named(_written(HERE / "held_out" / "texts"))


def _named(texts: Iterable[Text]) -> dict[str, Text]:
    return {text.name: text for text in texts}


def _real() -> Iterator[Text]:
    files = _project(ROOT, "reportgen.yaml", "data/**/*.yaml")
    yield from (Text(name, files, (name,)) for name in REAL)
    yield Text("三份", files, REAL)
    for name, folder in (("玉林", "yulin"), ("示例消息", "communique"), ("示例任务", "task-list")):
        yield _all(name, _project(ROOT / "examples" / folder, "reportgen.yaml", "data/**/*.yaml"))


def _written(folder: Path) -> Iterator[Text]:
    terms = (HERE / "用语.yaml").read_text(encoding="utf-8")
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield _all(path.name, _project(path, "reportgen.yaml", "*.yaml", "data/**/*.yaml"))
        else:
            data = path.read_text(encoding="utf-8")
            year = re.search(r"^年度: (\d{4})年$", data, re.MULTILINE)
            assert year, f"{path.name} has no year"
            project = f"期间: {year[1]}\n检查: {{用语: 用语.yaml}}\n"
            project += f"报告: {{{path.stem}: {{模板包: local-summary, 数据: {path.name}}}}}\n"
            yield _all(path.stem, {"reportgen.yaml": project, path.name: data, "用语.yaml": terms})


def _all(name: str, files: Mapping[str, str]) -> Text:
    return Text(name, files, tuple(yaml.safe_load(files["reportgen.yaml"])["报告"]))


def _project(folder: Path, *patterns: str) -> dict[str, str]:
    """The files of a project; what its comments excuse is there to be found all the same."""
    paths = sorted({path for pattern in patterns for path in folder.glob(pattern)})
    texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return {path: re.sub(r" +# 不查 .*", "", text) for path, text in texts.items()}


@cache
def _packs() -> dict[str, str]:
    folder = ROOT / "templates"
    paths = (path for path in folder.rglob("*") if path.suffix in (".yaml", ".j2"))
    return {f"{SHIPPED}/{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8") for path in paths}


class Proofreader:
    """Checks texts as `reportgen check` does, with the presses of a text ready for all its mistakes."""

    def __init__(self) -> None:
        self._presses: dict[tuple[str, str], Result[Press]] = {}

    def read(self, text: Text, files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        """All that is found in the reports of `text` when its files are `files`."""
        world = MemoryWorld({**_packs(), **files})
        jobs = require(load_project(world)).jobs
        results = [self._read(text, jobs[name], world) for name in text.reports]
        proofs = [result.value for result in results if result.value is not None]
        if len(results) > 1:  # read by themselves they are other texts
            return proofread_together(proofs, world)
        return tuple(in_order(found for result in results for found in result.diagnostics))

    def _read(self, text: Text, job: Job, world: World) -> Result[Proof | None]:
        def press(job: Job, writer: Writer, shipped: str, world: World) -> Result[Press]:
            key = (text.name, job.name)
            if key not in self._presses:
                self._presses[key] = prepare(job, writer, shipped, world)
            return self._presses[key]

        try:
            finished, found = proofread_report(job, WRITERS["tree"], SHIPPED, world, press_for=press)
            return Result(Proof(job, finished.document, finished.report), found)
        except ReportgenError as error:
            return Result(None, error.diagnostics)
