"""What all tests share: the looks that ship with the program, and what is made ready once for many of them."""

import gc
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import browser
import office
import pytest
from hypothesis import HealthCheck, settings
from presses import made_once

from reportgen.pipeline.compile import prepare
from reportgen.pipeline.guard import Guard
from reportgen.source import Node, load
from reportgen.styles import Stylesheet, load_stylesheet

# How long an example takes depends on what else the machine does; what takes too long is seen in `benchmarks/`.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

TEMPLATES = Path(__file__).parent.parent / "templates"


def pytest_collection_finish() -> None:
    """The tests stay until the end: the collector of garbage need not walk through all of them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def base_styles() -> Node:
    """The stylesheet of the pack `base`, as a layer to put others on."""
    path = TEMPLATES / "base" / "styles.yaml"
    layer, diagnostics = load(path.read_bytes(), "base/styles.yaml")
    assert not diagnostics
    assert layer is not None
    return layer


@pytest.fixture(scope="session")
def base_sheet(base_styles: Node) -> Stylesheet:
    """The looks of the pack `base`."""
    sheet, diagnostics = load_stylesheet([base_styles])
    assert not diagnostics
    assert sheet is not None
    return sheet


@pytest.fixture(scope="session", autouse=True)
def _presses_made_once() -> Iterator[None]:
    """A press that is asked for again, of the same packs and looks, is the one of before: most tests share theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reportgen.pipeline.compile.prepare", made_once(prepare))
        yield


@pytest.fixture
def each_press_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what is the same when all of it is made again."""
    monkeypatch.setattr("reportgen.pipeline.compile.prepare", prepare)


@pytest.fixture(scope="session")
def _standing_guard() -> Iterator[Guard]:
    with Guard() as guard:
        yield guard


@pytest.fixture
def one_guard(_standing_guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command finds a guard whose worker has started, as it would for its second report."""
    monkeypatch.setattr("reportgen.pipeline.guard.Guard", lambda *, copied: nullcontext(_standing_guard))


@pytest.fixture
def open_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our program finds a LibreOffice that has started; `writers/test_pdf_writer.py` tests how it starts one."""
    monkeypatch.setenv("REPORTGEN_SOFFICE", office.open_program())


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for all tests of a file; each opens a window of its own."""
    with browser.started() as chromium:
        yield chromium
