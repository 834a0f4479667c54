"""Source: places, origins and findings; YAML that keeps both; the world outside. Everything else stands on this."""

from reportgen.source.bounded import Bounded
from reportgen.source.diagnostic import (
    Diagnostic,
    Edit,
    Language,
    ReportgenError,
    Result,
    Severity,
    in_order,
    problem,
)
from reportgen.source.file_names import is_file_name
from reportgen.source.machine import MachineError
from reportgen.source.names import nearest, suggestion
from reportgen.source.nodes import Mapping, Node, Scalar, Sequence, SourceText, made, nothing_at
from reportgen.source.origin import DataOrigin, FormulaInput, FormulaOrigin, Origin
from reportgen.source.span import Span, point
from reportgen.source.text import decode, escaped, is_wide, safe
from reportgen.source.world import World
from reportgen.source.yaml import compose, load

__all__ = [
    "Bounded",
    "DataOrigin",
    "Diagnostic",
    "Edit",
    "FormulaInput",
    "FormulaOrigin",
    "Language",
    "MachineError",
    "Mapping",
    "Node",
    "Origin",
    "ReportgenError",
    "Result",
    "Scalar",
    "Sequence",
    "Severity",
    "SourceText",
    "Span",
    "World",
    "compose",
    "decode",
    "escaped",
    "in_order",
    "is_file_name",
    "is_wide",
    "load",
    "made",
    "nearest",
    "nothing_at",
    "point",
    "problem",
    "safe",
    "suggestion",
]
