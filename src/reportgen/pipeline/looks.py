"""Looks in layers: each pack's stylesheet and Word style document, base first, then the project's own."""

from __future__ import annotations

from reportgen.packs import PackChain
from reportgen.pipeline.project import Job
from reportgen.source import Diagnostic, Node, ReportgenError, Result, Span, World
from reportgen.styles import Running, Stylesheet, load_stylesheet


def load_looks(chain: PackChain, job: Job, world: World) -> Result[Stylesheet | None]:
    """The stylesheet of `job`; None beside errors when none can be made.

    Raises `ReportgenError` when a style document can't be read.
    """
    layers = _Layers()
    for pack in reversed(chain.packs):
        layers.add(PackChain((pack,)).yaml("styles"))
        if pack.text("style_document"):
            name = pack.text("style_document")
            layers.restyle(pack.files[name], f"{pack.folder}/{name}")
    if job.style_document is not None:
        place = job.style_document
        layers.restyle(_content(place.value, place.span, world), place.value)
    if job.styles is not None:
        layers.nodes.append(job.styles)
    return layers.sheet()


def _content(path: str, place: Span, world: World) -> bytes:
    try:
        return world.read(path)
    except ReportgenError as error:
        raise ReportgenError(*(found._replace(span=place) for found in error.diagnostics)) from error


class _Layers:
    """The layers so far, and what was found in them."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.running: tuple[Running, ...] = ()
        self.diagnostics: list[Diagnostic] = []

    def add(self, layer: Result[tuple[Node, ...]]) -> None:
        self.nodes += layer.value
        self.diagnostics += layer.diagnostics

    def restyle(self, content: bytes, path: str) -> None:
        """Lay over what a Word style document changes in the layers below it."""
        from reportgen.readers import read_style_document  # only looks that name one pay for it

        below = load_stylesheet(self.nodes).value
        if below is None:
            return  # what is wrong with them is told when all are read
        read = read_style_document(content, path, below)
        self.nodes.append(read.value.layer)
        self.running = read.value.running
        self.diagnostics += read.diagnostics

    def sheet(self) -> Result[Stylesheet | None]:
        loaded = load_stylesheet(self.nodes)
        sheet = loaded.value
        if sheet is not None and self.running:
            sheet = sheet._replace(running=self.running)
        return Result(sheet, (*self.diagnostics, *loaded.diagnostics))
