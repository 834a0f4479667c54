"""The manual against the repository: what it names exists, and what exists and should be named is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from manual import PAGES, READMES, ROOT, code_blocks, page, prose, reportgen, table, ticked

from reportgen.source.catalog import CATALOG

_PATH = re.compile(r"\w[\w.-]*(?:/[\w.-]+)*/?|\.ci/run")
_LINK = re.compile(r"\]\(([^)#]+)\)")
_CODE = re.compile(r"\b[A-Z]{3}\d{3}\b")

# Paths that a page may name though the repository has none: what a build makes, parts of a Word file, and examples.
_MADE = (
    "output", ".venv", "wheels", "word/", "templates/our-county/", "templates/本县/", "templates/packs.lock",
    "templates/NAME",
)  # fmt: skip

# Files at the top and names inside packs are paths without a slash; other words with a dot are not (`section.text`).
_SUFFIXES = (".md", ".yaml", ".j2", ".py", ".toml")


def _paths(name: str) -> set[str]:
    """The paths that a page names in backticks or in the verbs of its shell blocks."""
    shell = [word for block in code_blocks(name) if block.language == "sh" for word in block.text.split()]
    words = [word for word in [*ticked(prose(name)), *shell] if _PATH.fullmatch(word)]
    paths = {word for word in words if "/" in word or word.endswith(_SUFFIXES)}
    return {path for path in paths if not path.startswith(_MADE)}


def _exists(path: str, name: str) -> bool:
    """Whether `path` stands in the repository, beside the page, or, for a bare file name, in a pack or package."""
    places = [ROOT / path, (ROOT / name).parent / path]
    return any(place.exists() for place in places) or ("/" not in path and any(_below("templates", "src", file=path)))


def _below(*folders: str, file: str) -> list[Path]:
    return [path for folder in folders for path in (ROOT / folder).rglob(file)]


@pytest.mark.parametrize("name", PAGES)
def test_every_path_that_a_page_names_exists(name: str) -> None:
    assert [path for path in sorted(_paths(name)) if not _exists(path, name)] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_link_inside_the_repository_leads_somewhere(name: str) -> None:
    links = [link for link in _LINK.findall(page(name)) if "://" not in link]
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", [*PAGES, "CHANGELOG.md"])
def test_every_error_code_that_a_page_names_is_in_the_catalogue(name: str) -> None:
    assert [code for code in _CODE.findall(page(name)) if code not in CATALOG] == []


def test_the_pages_name_some_codes_and_paths() -> None:
    assert _CODE.findall(page("README.md"))
    assert "src/reportgen/pipeline/compile.py" in _paths("docs/architecture.md")


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_every_make_target_that_a_page_names_is_in_the_makefile(name: str) -> None:
    targets = set(re.findall(r"^([\w-]+):", page("Makefile"), re.MULTILINE))
    named = set(re.findall(r"\bmake (\w+)", " ".join([*ticked(page(name)), *(b.text for b in code_blocks(name))])))
    assert named
    assert named - targets == set()


@pytest.mark.parametrize("name", READMES)
def test_the_first_page_is_shown_as_a_small_picture(name: str) -> None:
    assert "(docs/images/first-page.png)" in page(name)
    assert (ROOT / "docs/images/first-page.png").stat().st_size < 200_000


@pytest.mark.parametrize("name", READMES)
def test_a_readme_stays_under_200_lines(name: str) -> None:
    assert len(page(name).splitlines()) < 200


def test_the_changelog_has_something_unreleased() -> None:
    unreleased = page("CHANGELOG.md").split("## [Unreleased]")[1].split("\n## ")[0]
    assert re.search(r"^- ", unreleased, re.MULTILINE)


# The command line


def _help(*command: str) -> str:
    return reportgen(*command, "--help", folder=ROOT).out


def _commands_of_the_program() -> list[str]:
    return re.findall(r"^  (\w+)", _help().split("Commands:")[1], re.MULTILINE)


def _options_of(command: str) -> set[str]:
    listed = _help(command).split("Options:")[1]
    return set(re.findall(r"(?:^  |, )(--?[\w-]+)", listed, re.MULTILINE)) - {"-h", "--help"}


@pytest.mark.parametrize(("name", "head"), list(zip(READMES, ("command", "命令"), strict=True)))
def test_the_table_of_commands_is_that_of_the_program(name: str, head: str) -> None:
    assert [row[0].split()[1] for row in table(name, head)] == _commands_of_the_program()


@pytest.mark.parametrize(("name", "head"), list(zip(READMES, ("option of `build`", "`build` 的选项"), strict=True)))
def test_the_table_of_options_is_that_of_the_command(name: str, head: str) -> None:
    told = [option for row in table(name, head) for option in re.findall(r"(?<![\w-])--?[a-zA-Z]+", row[0])]
    assert sorted(told) == sorted(_options_of("build"))


@pytest.mark.parametrize(("name", "head"), list(zip(READMES, ("exit code", "退出码"), strict=True)))
def test_the_exit_codes_are_all_told(name: str, head: str) -> None:
    assert [row[0] for row in table(name, head)] == ["0", "1", "2", "3", "130"]


def test_both_readmes_give_the_same_commands_for_each_system() -> None:
    english = [row[1:] for row in table("README.md", "", "Linux, macOS")]
    chinese = [row[:0:-1] for row in table("README.zh-CN.md", "", "Windows")]
    assert english == chinese


# The records of decisions

_RECORDS = sorted((ROOT / "docs/decisions").glob("*.md"))


def test_the_records_are_numbered_without_a_gap() -> None:
    assert [path.name[:5] for path in _RECORDS] == [f"{number:04}-" for number in range(1, len(_RECORDS) + 1)]


@pytest.mark.parametrize("path", _RECORDS, ids=lambda path: path.stem)
def test_a_record_has_its_three_parts_on_at_most_40_lines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:4]} ")
    assert [part for part in ("**Context.**", "**Decision.**", "**Consequences.**") if part not in text] == []
    assert len(text.splitlines()) <= 40
