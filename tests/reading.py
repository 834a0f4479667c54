"""YAML texts as nodes, and findings as short lines: how tests write what goes in and what is found."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import pytest

from reportgen.pipeline import is_of_text
from reportgen.source import Diagnostic, Mapping, Node, ReportgenError, Result, Scalar, compose

T = TypeVar("T")


def node(text: str, path: str = "甲.yaml") -> Node:
    """The root node of a text without faults."""
    value, diagnostics = compose(text, path)
    assert not diagnostics
    assert value is not None
    return value


def mapping(text: str, path: str = "甲.yaml") -> Mapping:
    """The root mapping of a text without faults."""
    root = node(text, path)
    assert isinstance(root, Mapping)
    return root


def scalar(found: Node | None) -> Scalar:
    """`found`, which must be a scalar."""
    assert isinstance(found, Scalar)
    return found


def findings(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A finding a line: `path:line:column CODE`, as they come."""
    return [f"{found.span} {found.code}" for found in diagnostics]


def of_data(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings but those about the wording of the finished text, which is not what a test is about."""
    return [found for found in diagnostics if not is_of_text(found.code)]


def all_found(stage: Callable[[], Result[T]]) -> list[Diagnostic]:
    """What `stage` finds, whether it goes on or stops."""
    try:
        return list(stage().diagnostics)
    except ReportgenError as error:
        return [*error.diagnostics] or pytest.fail("stopped without a finding")


def refused(stage: Callable[[], object]) -> list[Diagnostic]:
    """The findings with which `stage` stops."""
    with pytest.raises(ReportgenError) as stopped:
        stage()
    return list(stopped.value.diagnostics)
