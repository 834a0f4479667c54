"""What the packs of a chain say together, and the project over them: the data's schema, fixed sentences, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Names

from reportgen.dataset import Field, Kind, load_schema
from reportgen.figures import Messages, Report, bind_messages, load_messages, say
from reportgen.numbering import Scheme, chosen, load_scheme
from reportgen.packs import Layer, PackChain
from reportgen.source import Diagnostic, Mapping, Node, Result, Span, problem, suggestion
from reportgen.styles import Stylesheet
from reportgen.templating import OPEN, Shape

# What templates call the fixed sentences.
MESSAGES = "messages"


def schema_of(chain: PackChain) -> Result[Field]:
    """The schema of the pack, laid over those of the packs it extends; without any, the data may have no key."""
    layers, found = chain.layers("schema")
    if not layers:
        return Result(Field("", "", Kind.RECORD), found)
    schema = load_schema(*(layer.node for layer in layers))
    return Result(schema.value, (*found, *_clashes("schema", layers, chain), *schema.diagnostics))


def _clashes(key: str, layers: Sequence[Layer], chain: PackChain) -> Sequence[Diagnostic]:
    """What is at odds under `key`, where a pack that did not come with the program has a say; our tests do the rest."""
    shipped = {pack.name for pack in chain.packs if pack.shipped}
    if all(layer.pack in shipped for layer in layers):
        return ()
    from reportgen.packs.clashes import clashes

    return clashes(key, layers)


def messages_of(chain: PackChain, own: Node | None, schema: Field) -> Result[Messages]:
    """The fixed sentences, whose references lead to keys of the schema."""
    layers, found = chain.layers(MESSAGES)
    nodes = [layer.node for layer in layers]
    read = load_messages(nodes if own is None else [*nodes, own])
    bound = bind_messages(read.value, schema)
    taken = [problem("PCK024", nodes[-1].span)] if read.value and schema.field(MESSAGES) is not None else []
    found = (*found, *_clashes(MESSAGES, layers, chain))
    return Result(bound.value, (*found, *read.diagnostics, *bound.diagnostics, *taken))


def with_messages(messages: Messages, report: Report) -> Result[Report]:
    """The report with all that a template may print: its fixed sentences too."""
    if not messages.names:
        return Result(report)
    return say(messages, report).then(lambda said: Result(report._replace(content={**report.content, MESSAGES: said})))


def shape(schema: Field, messages: Messages) -> Shape:
    """What the templates are told of the data and of the fixed sentences."""
    root = _shape(schema)
    said = {MESSAGES: Shape(dict.fromkeys(messages.names, OPEN))} if messages.names else {}
    return root._replace(keys={**root.keys, **said})


def _shape(field: Field) -> Shape:
    match field.kind:
        case Kind.RECORD:
            known = {inner.name: _shape(inner) for inner in field.fields}
            return Shape({**dict.fromkeys(field.taken_away, OPEN), **known})
        case Kind.LIST:
            return Shape({}, None if field.item is None else _shape(field.item))
        case _:
            return OPEN


def scheme_of(chain: PackChain, choice: Node | None, sheet: Stylesheet | None) -> Result[Scheme]:
    """The numbers of headings: those of the packs, and over them the `choice` of the project, written alike.

    Their roles are those of the looks (unless there are none, which has been said).
    """
    # Both stand in pack.yaml itself, which has been read.
    choices, ready = chain.yaml("numbering").value, chain.yaml("schemes").value
    made = [chosen(each, ready) for each in (*choices, choice)]
    tables = [table for each in made for table in each.value]
    own = Result(tables, tuple(found for each in made for found in each.diagnostics))
    if sheet is None:
        return own.then(lambda _: load_scheme(tables))
    labels = {style.label: role for role, style in sheet.styles.items()}
    keys = [key for table in tables if isinstance(table, Mapping) for key, _ in table.items]
    unknown = unknown_roles({labels.get(key.value, key.value): key.span for key in keys}, sheet, labels)
    scheme = own.then(lambda _: load_scheme(tables, labels))
    return Result(scheme.value, (*scheme.diagnostics, *unknown))


def unknown_roles(
    roles: Names[str, Span | None], sheet: Stylesheet, labels: Iterable[str] = ()
) -> Iterator[Diagnostic]:
    """The roles that are no paragraph style of the looks, each with its place; `labels` may stand for roles there."""
    for role, place in roles.items():
        if role not in sheet.styles or sheet.styles[role].kind != "paragraph":
            paragraphs = [known for known, style in sheet.styles.items() if style.kind == "paragraph"]
            yield problem("MRK001", place, role=role, **suggestion(role, (*paragraphs, *labels)))
