"""The pictures of a report: files of its packs or of the project, read and looked into."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document import Image, Picture, read_image
from reportgen.packs import PackChain
from reportgen.pipeline.paths import is_inside
from reportgen.source import Diagnostic, ReportgenError, Result, World, problem


def images_of(pictures: Sequence[Picture], chain: PackChain, world: World) -> Result[dict[str, Image]]:
    """The contents of the pictures by path: files of the pack chain, or of the project."""
    images: dict[str, Image] = {}
    diagnostics: list[Diagnostic] = []
    for picture in {picture.path: picture for picture in pictures}.values():
        try:
            content = chain.picture(picture.path)
            image = read_image(world.read(_inside(picture)) if content is None else content)
        except ReportgenError as error:
            diagnostics += (found._replace(span=picture.span) for found in error.diagnostics)
            continue
        if image is None:
            diagnostics.append(problem("MRK002", picture.span, path=picture.path))
        else:
            images[picture.path] = image
    return Result(images, tuple(diagnostics))


def _inside(picture: Picture) -> str:
    """The path of a picture, if it stays inside the project."""
    if not is_inside(picture.path):
        raise ReportgenError(problem("SRC004", picture.span, path=picture.path))
    return picture.path.replace("\\", "/")
