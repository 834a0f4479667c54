"""Headless Chromium: pages as people see them, and what axe-core finds wrong with them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

IN_CI = bool(os.environ.get("REPORTGEN_CI"))
WIDE, PHONE = (1400, 900), (360, 740)


@contextmanager
def started() -> Iterator[Any]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@contextmanager
def window(chromium: Any, size: tuple[int, int] = WIDE, scheme: Any = "light", **more: Any) -> Iterator[Any]:
    """An empty page in a window that shares nothing with others; whatever it complains of is a failure."""
    viewport: Any = {"width": size[0], "height": size[1]}
    context = chromium.new_context(viewport=viewport, color_scheme=scheme, **more)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    assert said == []


@contextmanager
def opened(
    chromium: Any, content: bytes, folder: Path, size: tuple[int, int] = WIDE, scheme: Any = "light"
) -> Iterator[Any]:
    """The page in a window of a browser that is not on the net."""
    path = folder / "page.html"
    path.write_bytes(content)
    with window(chromium, size, scheme, offline=True) as page:
        page.goto(path.as_uri())
        yield page


def violations(page: Any) -> list[str]:
    """What axe-core finds wrong, a line each."""
    page.evaluate(_axe())
    found = page.evaluate("axe.run(document)")
    return [f"{each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]]


def program() -> str:
    """The path of Chromium."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    return found or _missing("chromium")


def _axe() -> str:
    path = os.environ.get("AXE_CORE", "")
    return Path(path).read_text(encoding="utf-8") if path else _missing("axe-core (AXE_CORE names its axe.min.js)")


def _missing(name: str) -> str:
    if IN_CI:
        pytest.fail(f"{name} is not installed")
    pytest.skip(f"{name} is not installed")
