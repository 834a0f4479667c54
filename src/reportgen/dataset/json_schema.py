"""A pack's schema as editors read it: standard JSON Schema (draft-07), every key under both of its names.

The Chinese names and our kinds of text are spelt out, because an editor knows nothing of `x-name` and `format: figure`.
Draft-07 is the newest that every YAML language server in use understands (docs/decisions/0013-one-schema.md).
"""

from __future__ import annotations

from typing import Any, assert_never

from reportgen.dataset.schema import Field, Kind
from reportgen.source import Scalar

DRAFT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]

# What YAML 1.2 makes of words without quotes; our reader takes each of them as typed.
_WORDS = ["string", "number", "boolean"]
_QUANTITY = ["string", "number"]
# The ways of writing a date that `reportgen.zh.read_date` knows.
_DATE = r"^\s*[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)\s*$"
# A mapping that has one of these keys is a figure in its long form, any other a group.
_HAS_VALUE = {"anyOf": [{"required": ["值"]}, {"required": ["value"]}]}
_FIGURE_REF = {"$ref": "#/definitions/_figure"}
_FIGURES_REF = {"$ref": "#/definitions/_figures"}
_TWICE = "“{}”和“{}”是同一项，只写一个。"


def json_schema(schema: Field) -> Schema:
    """The JSON Schema of one data file.

    A report's data may be split over several files, so nothing is required at the top level of one.
    """
    definitions: Schema = {"_figure": _figure(), "_figures": _figures()}
    top = _record(schema, "", definitions)
    top.pop("allOf", None)
    about = {"title": schema.title} if schema.title else {}
    return {"$schema": DRAFT, **about, **top, "definitions": definitions}


def _record(schema: Field, path: str, definitions: Schema) -> Schema:
    properties: Schema = {}
    needed: list[Schema] = []
    twice: Schema = {}
    for field in schema.fields:
        names = tuple(dict.fromkeys((field.label, field.name)))
        definitions[f"{path}{field.name}"] = _described(field, f"{path}{field.name}", definitions)
        properties |= {name: {"$ref": f"#/definitions/{path}{field.name}"} for name in names}
        if field.required and field.default is None:
            needed.append({"anyOf": [{"required": [name]} for name in names]})
        if len(names) == 2:
            # Said by a key that rules out the other: an editor can show the message at its place.
            twice[names[1]] = {"properties": {names[0]: False}, "errorMessage": _TWICE.format(*names)}
    found = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**found, **({"dependencies": twice} if twice else {}), **({"allOf": needed} if needed else {})}


def _described(field: Field, path: str, definitions: Schema) -> Schema:
    """The schema of one key, with what an editor shows beside it."""
    found = _value(field, path, definitions)
    described = {
        "title": _title(field),
        "description": field.description,
        **(found if field.required else _or_nothing(found)),
    }
    if field.default is not None:
        described["default"] = field.default.value
    examples = _examples(field)
    return {**described, "examples": examples} if examples else described


def _examples(field: Field) -> list[str]:
    """Short values that an editor may offer; those that wait for an answer (<年>) are for new projects only."""
    if field.kind is Kind.PROSE:
        return []
    return [each.value for each in field.examples if isinstance(each, Scalar) and "<" not in each.value]


def _title(field: Field) -> str:
    both = field.label if field.label == field.name else f"{field.label}（{field.name}）"
    return both if field.required and field.default is None else f"{both} 可以不写"


def _or_nothing(schema: Schema) -> Schema:
    """The same, or nothing: a key that need not be there may be left empty."""
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*types, "null"]}


def _value(field: Field, path: str, definitions: Schema) -> Schema:
    match field.kind:
        case Kind.TEXT if field.choices:
            return {"type": "string", "enum": [*field.choices]}
        case Kind.TEXT | Kind.PROSE:
            return {"type": _WORDS}
        case Kind.DATE:
            return {"type": "string", "pattern": _DATE, "patternErrorMessage": "日期写成 2022-07-19 的样子。"}
        case Kind.FIGURE:
            return {"type": [*_QUANTITY, "object"], "if": {"type": "object"}, "then": _FIGURE_REF}
        case Kind.FIGURES:
            return _figures()
        case Kind.RECORD:
            return _record(field, f"{path}.", definitions)
        case Kind.LIST:
            assert field.item is not None
            least = {"minItems": field.least} if field.least else {}
            item = {"title": f"{field.label}的一条", **_value(field.item, f"{path}._", definitions)}
            return {"type": "array", **least, "items": item}
        case _:
            assert_never(field.kind)


def _figure() -> Schema:
    """The long form of a figure."""
    value = {"description": "数字，照印出的样子写，或以 = 开头的算式。", "type": _QUANTITY}
    unit = {"description": "数字的单位。", "type": _WORDS}
    source = {"description": "数字从哪里来，只作记录，不印出。", "type": _WORDS}
    parts = {"值": value, "value": value, "单位": unit, "unit": unit, "来源": source, "source": source}
    return {"type": "object", "additionalProperties": False, "properties": parts, **_HAS_VALUE}


def _figures() -> Schema:
    """Figures by name, and groups of them; a mapping that says a value is a figure, any other a group."""
    group = {"if": {"type": "object"}, "then": _FIGURES_REF}
    long_form = {"if": {"type": "object", **_HAS_VALUE}, "then": _FIGURE_REF, "else": group}
    return {"type": "object", "additionalProperties": {"type": [*_QUANTITY, "object"], **long_form}}
