"""A table of figures in a few lines of YAML, and what the figures package makes of it."""

from reportgen.dataset import load_dataset, load_schema
from reportgen.figures import Figure, Report, resolve
from reportgen.source import Diagnostic, Result, Span, compose, in_order

FILE = "data/数字.yaml"

_SCHEMA = """
type: object
properties:
  figures: {x-name: 数字, type: object, format: figures}
  rate: {x-name: 比率, type: string, format: figure}
  title: {x-name: 标题, type: string, format: text}
  day: {x-name: 日期, type: string, format: date}
  text: {x-name: 正文, type: string, format: prose}
  people:
    x-name: 人员
    type: array
    items:
      type: object
      properties:
        name: {x-name: 姓名, type: string, format: text}
        born: {x-name: 生日, type: string, format: date}
        count: {x-name: 次数, type: string, format: figure}
"""


def read(yaml: str) -> Result[Report]:
    """The content of one data file, with all that was found wrong with it."""
    schema = compose(_SCHEMA, "schema.yaml").value
    data = compose(yaml, FILE).value
    assert schema is not None
    assert data is not None
    return load_dataset([data], load_schema(schema).value, Span("reportgen.yaml")).then(resolve)


def sound(yaml: str) -> Report:
    """The content of a data file that has no faults."""
    result = read(yaml)
    assert result.diagnostics == ()
    return result.value


def printed(yaml: str) -> dict[str, str]:
    """What each figure of a data file without faults prints."""
    return {key: figure.text for key, figure in figures(sound(yaml)).items()}


def figures(report: Report) -> dict[str, Figure]:
    """The figures of a report that has no broken ones."""
    found = {key: figure for key, figure in report.book.items() if figure is not None}
    assert len(found) == len(report.book)
    return found


def findings(yaml: str) -> list[str]:
    """What is wrong with a data file, as `CODE line:column value …`, in the order of the file."""
    return [_shown(found) for found in in_order(read(yaml).diagnostics)]


def _shown(found: Diagnostic) -> str:
    assert found.span is not None
    assert found.span.path == FILE
    values = (f"{name}={value}" for name, value in found.values.items())
    return " ".join([found.code, f"{found.span.line}:{found.span.column}", *values])
