"""The explanations of all codes: complete, in both languages, and their examples tried on the program itself."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from memory import MemoryWorld
from proof import codes_in
from reading import all_found, node, of_data
from small_project import compiled, in_memory
from writing import PACKS, work_report_files

from reportgen.dataset import Field, load_dataset, load_schema
from reportgen.figures import resolve
from reportgen.numbering import Scheme, chosen, load_scheme
from reportgen.pipeline import WRITERS, Disk, is_of_text, load_project, require, shipped_packs
from reportgen.pipeline.compile import compile_report
from reportgen.source import Diagnostic, Mapping, Node, Result, Span, load
from reportgen.source.catalog import CATALOG, FAMILIES, Explanation, explanations
from reportgen.styles import load_stylesheet

ROOT = Path(__file__).parents[1]
EXPLAINED = {code: each for family in FAMILIES for code, each in explanations(family).items()}

# Examples that are sketches: of what is too large or takes too long, of folders, years, commands and pictures, and what
# nobody can write.
SKETCHES = {
    "YML001", "YML003", "YML005", "YML007", "YML046", "YML048", "PRJ008", "FIG010", "FIG013", "TPL009", "NUM003",
    "PCK001", "PCK002", "PCK003", "PCK004", "PCK015", "PCK025", "MRK002", "MRK005", "MRK017", "MRK018", "MRK019",
    "MRK020", "STL025", "STL026", "STL027", "STL028", "STL029", "PCK030", "PCK031", "PCK032", "PCK033", "PCK034",
    "FIG022", "FIG023", "FIG024", "FIG025", "FIG050", "FIG051", "FIG052",
    "TPL010", "TPL011", "TPL012", "TPL014",
    "PRJ013", "PRJ014", "PRJ015", "PRJ016", "PRJ017", "PRJ018", "PRJ019",
    "PRJ020", "PRJ021", "PRJ022", "PRJ023", "PRJ024", "PRJ025", "PRJ030", "PRJ031",
    "PRJ027", "PRJ028", "PRJ029", "WRD027", "PRJ032", "PRJ033", "PRJ034", "PRJ035",
}  # fmt: skip
SKETCHED = ("SRC", "OUT", "NEW", "USE", "DOC", "TSK")
TRIED = [code for code in CATALOG if code not in SKETCHES and not code.startswith(SKETCHED)]

# Slips that show only when more than YAML is read: as data, as a project file.
READ_AS = {"YML039": "DAT", "YML047": "PRJ"}
# What is found in the pieces of an official document: their examples are keys of the data.
OFFICIAL = {"STY008", "STY009"}

Found = Callable[[str, str], list[str]]

PACK = "name: our-county\nextends: work-report\ntemplate: ours.md.j2\n"


@pytest.fixture(scope="session")
def schema() -> Field:
    """The keys of a work report, those of every pack before them."""
    paths = [ROOT / f"templates/{pack}/schema.yaml" for pack in ("base", "work-report")]
    layers = [load(path.read_bytes(), "schema.yaml").value or pytest.fail("no schema") for path in paths]
    return load_schema(*layers).value


def _project(folder: Path, files: dict[str, str]) -> list[Diagnostic]:
    """What is found in this repository's project, printed by a pack of its own, with `files` in it."""
    (folder / "data").symlink_to(ROOT / "data")
    names = ", ".join(f"data/2022/{path.name}" for path in sorted((ROOT / "data/2022").glob("[!消]*.yaml")))
    project = f"报告: {{工作报告: {{模板包: our-county, 数据: [{names}]}}}}\n"
    pack = {
        f"templates/our-county/{name}": text for name, text in {"pack.yaml": PACK, "ours.md.j2": "", **files}.items()
    }
    for name, text in {"reportgen.yaml": project, **pack}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    world = Disk(str(folder), shipped_packs(), str(ROOT / "data"))
    (job,) = require(load_project(world)).jobs.values()
    # The printed report has its slips of wording.
    return of_data(all_found(lambda: compile_report(job, WRITERS["tree"], shipped_packs(), world)))


def _official(keys: str) -> list[Diagnostic]:
    """What is found in the keys that make an official document of the real report, which has slips of its own."""
    project = work_report_files()
    listed = project["reportgen.yaml"].decode().replace("任务.yaml\n", "任务.yaml\n      - data/公文.yaml\n", 1)
    world = MemoryWorld({**project, "reportgen.yaml": listed.encode(), "data/公文.yaml": keys.encode()})
    job = next(iter(require(load_project(world)).jobs.values()))
    found = all_found(lambda: compile_report(job, WRITERS["tree"], PACKS, world))
    return [each for each in found if each.span is not None and each.span.path == "data/公文.yaml"]


def _numbers(example: Node) -> Result[Scheme]:
    """The scheme that a pack's `numbering`, or a project's 序号, says."""
    choice = example.get("序号") if isinstance(example, Mapping) else None
    if choice is None:
        return load_scheme([example])
    return chosen(choice, [node("括号: {section: （一）}")]).then(load_scheme)


@pytest.fixture
def found(tmp_path: Path, schema: Field, base_styles: Node) -> Found:
    """What the program finds in the example of a code, as a function of code and example."""

    def codes(code: str, example: str) -> list[str]:
        match code[:3]:
            case "YML":
                diagnostics = all_found(lambda: load(example.encode(), "甲.yaml"))
            case "PRJ":
                (tmp_path / "reportgen.yaml").write_text(example, encoding="utf-8")
                diagnostics = list(load_project(Disk(str(tmp_path))).diagnostics)
            case "CHK":
                diagnostics = all_found(lambda: compiled(in_memory({"data.yaml": f"标题: 简报\n{example}"})))
            case "STY" if code in OFFICIAL:
                diagnostics = _official(example)
            case "WRD" | "STY":
                return codes_in(example)
            case "FIG" | "NUM" if is_of_text(code):
                return codes_in(example)
            case "DAT" | "FIG":
                result = load_dataset([node(example)], schema, Span("甲.yaml")).then(resolve)
                # An example is a part of the data; that the rest is missing has the file as its place.
                diagnostics = [each for each in result.diagnostics if each.span is not None and each.span.line]
            case "STL":
                diagnostics = list(load_stylesheet([base_styles, node(example)]).diagnostics)
            case "NUM":
                diagnostics = list(_numbers(node(example)).diagnostics)
            case "SCH":
                diagnostics = list(load_schema(node(example)).diagnostics)
            case "PCK":
                diagnostics = _project(tmp_path, {"pack.yaml": example})
            case _:
                diagnostics = _project(tmp_path, {"ours.md.j2": example})
        return [each.code for each in diagnostics]

    return codes


# Complete


def test_every_code_has_an_explanation_and_no_other_has() -> None:
    assert set(EXPLAINED) == set(CATALOG)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_explanations_of_a_family_stand_in_its_file_in_the_order_of_their_codes(family: str) -> None:
    codes = list(explanations(family))
    assert codes == sorted(codes)
    assert {code[:3] for code in codes} == {family}


def test_every_family_of_codes_has_a_name() -> None:
    assert {code[:3] for code in CATALOG} == set(FAMILIES)


EACH = pytest.mark.parametrize("told", EXPLAINED.values(), ids=EXPLAINED)


@EACH
def test_an_explanation_is_a_sentence_or_two_in_each_language_and_two_different_examples(told: Explanation) -> None:
    assert told.zh.endswith("。")
    assert told.en.endswith(".")
    assert 10 <= len(told.zh) <= 100
    assert 20 <= len(told.en) <= 220
    assert told.bad
    assert told.good
    assert told.bad != told.good
    assert max(len(line) for line in (told.bad + "\n" + told.good).splitlines()) <= 90


_SHOWN = re.compile(r"“[^”]*”|“[^”]*$|pack\.yaml|[\w*&%!@|<>{}\[\]/ -]+", re.ASCII)


@EACH
def test_an_explanation_uses_the_punctuation_of_its_language(told: Explanation) -> None:
    assert not re.findall(r"[,;:()!?\"']", _SHOWN.sub("", told.zh))
    assert not re.findall("[，。；：（）？！]", told.en)
    assert told.zh.count("“") == told.zh.count("”")


# Tried


@pytest.mark.parametrize("code", TRIED)
def test_the_wrong_example_gives_this_very_code(code: str, found: Found) -> None:
    assert code in found(READ_AS.get(code, code), EXPLAINED[code].bad + "\n")


@pytest.mark.parametrize("code", TRIED)
def test_the_right_example_does_not_give_the_code(code: str, found: Found) -> None:
    assert code not in found(READ_AS.get(code, code), EXPLAINED[code].good + "\n")


@pytest.mark.parametrize(
    "code",
    [code for code in TRIED if code.startswith(("YML", "PRJ", "DAT", "FIG", "STL", "NUM", "SCH", "TPL", "WRD", "STY"))],
)
def test_the_right_example_gives_no_finding_at_all(code: str, found: Found) -> None:
    assert found(code, EXPLAINED[code].good + "\n") == []
