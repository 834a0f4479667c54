"""The architecture held to its table: who may import whom, where foreign libraries live, how long things may be."""

import ast
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).parent.parent / "src"

# Floor, package: the packages whose faces it may import. Packages that are not written yet stand here already.
# `writers: zh` and `readers: styles` are told in docs/decisions.
TABLE = """
7  cli:         batch preview pipeline checks packs source
6  batch:       pipeline source
6  preview:     pipeline source
5  pipeline:    templating writers readers checks figures markup edits numbering ooxml
                document styles dataset packs source zh
4  templating:  figures markup packs zh source
4  writers:     document styles ooxml zh source
4  readers:     document ooxml styles source
4  checks:      document figures numbering styles zh source
3  figures:     dataset zh source
3  markup:      document source
3  edits:       document source
3  numbering:   document zh source
3  ooxml:       styles source
2  document:    source
2  styles:      source
2  dataset:     source
2  packs:       source
1  source:
1  zh:
"""

# The only homes of libraries that are not Python's own.
HOMES = {
    "yaml": {"source"},
    "packaging": {"packs"},
    "jinja2": {"templating"},
    "markupsafe": {"templating"},
    "markdown_it": {"markup"},
    "mdit_py_plugins": {"markup"},
    "docx": {"ooxml", "writers", "readers"},
    "lxml": {"ooxml", "writers", "readers"},
    "openpyxl": {"writers", "readers"},
    "pypdf": {"writers"},
    "click": {"cli"},
    "distributed": {"batch"},
    "tqdm": {"cli"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "watchfiles": {"preview"},
}

# Faces of their own, for who does not need them: all may say codes, few need their words; a build under a guard leaves
# the stages to its worker; the others are what a single command needs, slips in YAML, or archives.
FACES = {
    "reportgen",
    "reportgen.checks.anchored",
    "reportgen.checks.reports",
    "reportgen.dataset.json_schema",
    "reportgen.dataset.next_year",
    "reportgen.dataset.scaffold",
    "reportgen.markup.chart",
    "reportgen.packs.clashes",
    "reportgen.packs.lineage",
    "reportgen.packs.lock",
    "reportgen.packs.parcel",
    "reportgen.pipeline.book",
    "reportgen.pipeline.compile",
    "reportgen.pipeline.guard",
    "reportgen.pipeline.inheritance",
    "reportgen.pipeline.new_project",
    "reportgen.pipeline.proofreading",
    "reportgen.pipeline.proofreading.together",
    "reportgen.pipeline.repair",
    "reportgen.pipeline.review",
    "reportgen.pipeline.roll",
    "reportgen.pipeline.sharing",
    "reportgen.pipeline.style_document",
    "reportgen.source.archive",
    "reportgen.source.catalog",
    "reportgen.source.slips",
    "reportgen.styles.merged",
    "reportgen.writers.sheet",
}

# Where the machine may be touched, and what touches it.
MACHINE_ROOM = (
    "reportgen.pipeline.disk",
    "reportgen.pipeline.guard",
    "reportgen.pipeline.shipped",
    "reportgen.pipeline.strangers",
    "reportgen.batch.folder",
    "reportgen.preview.serve",
    "reportgen.preview.gate",
    "reportgen.writers.pdf.program",
    "reportgen.cli",
    "reportgen.__main__",
)
MACHINERY = {"os", "io", "pathlib", "shutil", "tempfile", "subprocess", "socket", "time", "random", "secrets", "uuid"}
CLOCKS = {"now", "utcnow", "today"}
# A file that is none.
IN_MEMORY = "from io import BytesIO"

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


class Package(NamedTuple):
    floor: int
    may_import: frozenset[str]


class Module(NamedTuple):
    name: str
    path: Path
    tree: ast.Module

    @property
    def package(self) -> str:
        """The package it belongs to; empty for `reportgen` and `reportgen.__main__`."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 and parts[1] != "__main__" else ""


def read_table(text: str) -> dict[str, Package]:
    packages: dict[str, Package] = {}
    floor, name = 0, ""
    for line in text.strip().splitlines():
        head, colon, imports = line.partition(":")
        if colon:
            floor, name = int(head.split()[0]), head.split()[1]
            packages[name] = Package(floor, frozenset())
        else:
            imports = head
        packages[name] = Package(floor, packages[name].may_import | set(imports.split()))
    return packages


def read_modules(root: Path) -> dict[str, Module]:
    modules = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        modules[name] = Module(name, path, ast.parse(path.read_text(encoding="utf-8")))
    return modules


PACKAGES = read_table(TABLE)
MODULES = read_modules(SOURCE)


def imports(module: Module, modules: Mapping[str, Module]) -> Iterator[str]:
    """Every module that `module` imports, at the top or inside a function, for running or for types alone."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name}: write the whole name instead of a relative import"
            assert node.module is not None
            face = exported(modules[node.module]) if node.module in modules else set()
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules and alias.name not in face else node.module


def exported(module: Module) -> set[str]:
    """The names in a module's `__all__`."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def import_faults(
    modules: Mapping[str, Module], packages: Mapping[str, Package], homes: Mapping[str, set[str]]
) -> list[str]:
    """What the table does not allow, a sentence each."""
    return [
        f"{module.name} {fault}"
        for module in modules.values()
        for imported in imports(module, modules)
        for fault in _faults(module, imported, packages, homes)
    ]


def _faults(
    module: Module, imported: str, packages: Mapping[str, Package], homes: Mapping[str, set[str]]
) -> Iterator[str]:
    top, _, rest = imported.partition(".")
    if top != "reportgen":
        if top not in sys.stdlib_module_names and module.package not in homes.get(top, ()):
            yield f"imports {top}, which has its home elsewhere"
        return
    target = rest.split(".")[0]
    if not target or module.package in ("", target):
        return
    if target not in packages.get(module.package, Package(0, frozenset())).may_import:
        yield f"imports {target}, which the table does not allow"
    if imported not in FACES and "." in rest:
        yield f"imports {imported}, the inside of another package"


def circles(modules: Mapping[str, Module]) -> list[str]:
    graph = {name: {each for each in imports(module, modules) if each in modules} for name, module in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(module.tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def machine_uses(module: Module) -> Iterator[str]:
    buffers = sum(ast.unparse(node) == IN_MEMORY for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom))
    machinery = [imported for imported in imports(module, MODULES) if imported.split(".")[0] in MACHINERY]
    for imported in machinery:
        if imported != "io" or buffers != machinery.count("io"):
            yield f"{module.name} imports {imported}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("open", "input"):
            yield f"{module.name}:{node.lineno} calls {node.func.id}"
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield f"{module.name}:{node.lineno} asks the clock with .{node.attr}"


PLAIN_JINJA = {"Environment", "Template", "NativeEnvironment"}


def plain_jinja(module: Module) -> Iterator[str]:
    """Imports, calls and heirs of Jinja's environments without a sandbox; an annotation may name them."""
    for node in ast.walk(module.tree):
        used: list[ast.expr] = []
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jinja2"):
            yield from (f"{module.name} imports {name.name}" for name in node.names if name.name in PLAIN_JINJA)
        elif isinstance(node, ast.Call):
            used = [node.func]
        elif isinstance(node, ast.ClassDef):
            used = node.bases
        for each in used:
            if ast.unparse(each) in {f"jinja2.{name}" for name in PLAIN_JINJA}:
                yield f"{module.name}:{each.lineno} uses {ast.unparse(each)}"


def module_of(name: str, text: str) -> dict[str, Module]:
    """One module by itself, to show that the rules bite."""
    return {name: Module(name, Path(), ast.parse(text))}


# The table itself


def test_the_table_only_points_downwards() -> None:
    for name, package in PACKAGES.items():
        for imported in package.may_import:
            assert PACKAGES[imported].floor < package.floor, f"{name} may import {imported}"


def test_every_package_in_the_source_stands_in_the_table() -> None:
    assert {module.package for module in MODULES.values()} - {""} <= set(PACKAGES)


def test_the_source_was_found() -> None:
    assert {"source", "pipeline", "cli"} <= {module.package for module in MODULES.values()}


# The code against the table


def test_no_import_outside_the_table() -> None:
    assert import_faults(MODULES, PACKAGES, HOMES) == []


def test_no_circle_between_modules() -> None:
    assert circles(MODULES) == []


def test_jinja_is_used_only_through_the_sandbox() -> None:
    assert [use for module in MODULES.values() for use in plain_jinja(module)] == []


def test_only_the_disk_and_the_command_line_touch_the_machine() -> None:
    outside = [module for module in MODULES.values() if not module.name.startswith(MACHINE_ROOM)]
    assert [use for module in outside for use in machine_uses(module)] == []


# Sizes and names


@pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
def test_a_module_opens_with_a_sentence_that_says_what_it_is(module: Module) -> None:
    docstring = ast.get_docstring(module.tree)
    assert docstring
    assert docstring.split("\n\n")[0].rstrip().endswith((".", "。"))


@pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
def test_a_module_has_at_most_400_lines_and_its_functions_60(module: Module) -> None:
    assert len(module.path.read_text(encoding="utf-8").splitlines()) <= 400
    for function in functions(module):
        assert function.end_lineno is not None
        assert function.end_lineno - function.lineno < 60, f"{module.name}.{function.name}"


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name for name in MODULES if VAGUE & set(name.split("."))] == []


# The rules bite


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("reportgen.source.x", "import click", "imports click, which has its home elsewhere"),
        ("reportgen.markup.x", "from jinja2 import nodes", "imports jinja2, which has its home elsewhere"),
        ("reportgen.zh.x", "import requests", "imports requests, which has its home elsewhere"),
        ("reportgen.document.x", "import reportgen.styles", "imports styles, which the table does not allow"),
        (
            "reportgen.zh.x",
            "def f():\n    from reportgen.source import Span",
            "imports source, which the table does not allow",
        ),
        (
            "reportgen.styles.x",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from reportgen.document import Text",
            "imports document, which the table does not allow",
        ),
        (
            "reportgen.figures.x",
            "from reportgen.source.span import Span",
            "imports reportgen.source.span, the inside of another package",
        ),
        ("reportgen.checks.x", "from reportgen.packs import Pack", "imports packs, which the table does not allow"),
        ("reportgen.readers.x", "from reportgen.markup import parse", "imports markup, which the table does not allow"),
        ("reportgen.edits.x", "from reportgen.dataset import Leaf", "imports dataset, which the table does not allow"),
    ],
)
def test_an_import_outside_the_table_is_found(name: str, text: str, fault: str) -> None:
    assert import_faults(module_of(name, text), PACKAGES, HOMES) == [f"{name} {fault}"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reportgen.pipeline.x", "from reportgen.source.catalog import severity_of"),
        ("reportgen.checks.rules.x", "from reportgen.figures import Book"),
        ("reportgen.readers.x", "from lxml import etree"),
        ("reportgen.batch.x", "from reportgen.pipeline import Disk"),
        ("reportgen.__main__", "from reportgen.cli import main"),
    ],
)
def test_an_import_inside_the_table_is_allowed(name: str, text: str) -> None:
    assert import_faults(module_of(name, text), PACKAGES, HOMES) == []


def test_a_circle_between_modules_is_found() -> None:
    pair = module_of("reportgen.zh.a", "from reportgen.zh import b") | module_of(
        "reportgen.zh.b", "def late():\n    from reportgen.zh.a import f"
    )
    assert set(circles(pair)) == {"reportgen.zh.a", "reportgen.zh.b"}


@pytest.mark.parametrize(
    "text",
    [
        "from jinja2 import Environment",
        "import jinja2\njinja2.Template('x')",
        "import jinja2\nclass Own(jinja2.Environment): ...",
    ],
)
def test_jinja_without_its_sandbox_is_found(text: str) -> None:
    (module,) = module_of("reportgen.templating.x", text).values()
    assert list(plain_jinja(module))


@pytest.mark.parametrize(
    "text",
    ["import os.path", "open('x')", "from datetime import date\ndate.today()", "from io import BytesIO, open_code"],
)
def test_a_use_of_the_machine_is_found(text: str) -> None:
    (module,) = module_of("reportgen.zh.x", text).values()
    assert list(machine_uses(module))


def test_a_file_in_memory_is_no_use_of_the_machine() -> None:
    (module,) = module_of("reportgen.zh.x", "from io import BytesIO").values()
    assert list(machine_uses(module)) == []
