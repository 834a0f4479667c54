"""What all tests share: the looks that ship with the program."""

from pathlib import Path

import pytest

from reportgen.source import Node, load
from reportgen.styles import Stylesheet, load_stylesheet

TEMPLATES = Path(__file__).parent.parent / "templates"


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
