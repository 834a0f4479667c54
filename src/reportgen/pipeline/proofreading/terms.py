"""The project's terms (用语表): how names and titles are written in its reports, and how not.

A list; each entry says the right form (写法), the wrong ones (不用), longer names in which these are right (除外), and
why (说明). What contradicts itself or is no such entry is told, and the others hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from reportgen.checks import Term
from reportgen.pipeline.project import DataFile
from reportgen.source import (
    Diagnostic,
    Node,
    ReportgenError,
    Result,
    Scalar,
    Sequence,
    World,
    load,
    problem,
    suggestion,
)
from reportgen.source import Mapping as YamlMapping

_KEYS = {
    "preferred": "preferred",
    "写法": "preferred",
    "forbidden": "forbidden",
    "不用": "forbidden",
    "allowed": "allowed",
    "除外": "allowed",
    "reason": "reason",
    "说明": "reason",
}
# Several forms stand in a list, or on one line as people write them.
_FORM = r"[^、，,;；\n]+"


def read_terms(files: Iterable[DataFile], world: World) -> Result[tuple[Term, ...]]:
    """The terms in the project's files; what is wrong with an entry is told, and the others hold."""
    terms: list[Term] = []
    diagnostics: list[Diagnostic] = []
    for file in files:
        try:
            root, found = _root(file, world)
        except ReportgenError as error:
            diagnostics += error.diagnostics
            continue
        diagnostics += found
        terms += _terms(root, diagnostics)
    diagnostics += _contradictions(terms)
    return Result(tuple(terms), tuple(diagnostics))


def _root(file: DataFile, world: World) -> Result[Node | None]:
    try:
        content = world.read(file.value)
    except ReportgenError as error:  # the fault lies in the project file, which names it
        raise ReportgenError(*(found._replace(span=file.span) for found in error.diagnostics)) from error
    return load(content, file.value)


def _terms(root: Node | None, diagnostics: list[Diagnostic]) -> Iterator[Term]:
    if root is not None and not isinstance(root, Sequence):
        diagnostics += _no_entries(root)
        return
    for item in root.items if root is not None else ():
        parts = _parts(item, diagnostics) if isinstance(item, YamlMapping) else {}
        preferred, forbidden = _forms(parts.get("preferred"), whole=True), _forms(parts.get("forbidden"))
        if preferred and forbidden:
            reason = "；".join(_forms(parts.get("reason"), whole=True))
            yield Term(preferred[0], forbidden, reason, item.span, _forms(parts.get("allowed")))
        else:
            diagnostics += _no_entries(item)


def _no_entries(node: Node) -> Iterable[Diagnostic]:
    """Why `node` holds no term: a slip that shows, or the plain fact."""
    from reportgen.source.slips import entry_slips

    return entry_slips(node) or [problem("PRJ027", node.span)]


def _parts(item: YamlMapping, diagnostics: list[Diagnostic]) -> Mapping[str, Node]:
    parts: dict[str, Node] = {}
    for key, value in item.items:
        near = suggestion(key.value, _KEYS)
        name = _KEYS.get(key.value) or _KEYS.get(near.get("suggestion", ""))
        if key.value not in _KEYS:
            diagnostics.append(problem("PRJ028", key.span, key=key.value, **near))
        if name is not None:
            parts.setdefault(name, value)
    return parts


def _forms(node: Node | None, whole: bool = False) -> tuple[str, ...]:
    """The forms that an entry lists; a `whole` text is one."""
    scalars = [each for each in (node.items if isinstance(node, Sequence) else (node,)) if isinstance(each, Scalar)]
    texts = [each.value.strip() for each in scalars if not each.is_null]
    if not whole:
        texts = [form.strip() for text in texts for form in re.findall(_FORM, text)]
    return tuple(text for text in texts if text)


def _contradictions(terms: Iterable[Term]) -> Iterator[Diagnostic]:
    """Forms that one entry wants and another, or the same, forbids, and those that are to become two different ones."""
    terms = tuple(terms)
    wanted = {term.preferred for term in terms}
    meant: dict[str, str] = {}
    for term in terms:
        for form in term.forbidden:
            other = form if form in wanted else meant.setdefault(form, term.preferred)
            if other != term.preferred or form == term.preferred:
                yield problem("PRJ029", term.span, form=form, first=other, second=term.preferred)
