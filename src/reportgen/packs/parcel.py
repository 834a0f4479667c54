"""A pack as it comes from elsewhere, as a folder or a zip file: its files, and what it calls itself."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from reportgen.packs.found import DESCRIPTION, is_name, read_folder, read_zip, unwrapped
from reportgen.packs.pack import describe
from reportgen.source import ReportgenError, Scalar, Span, World, is_file_name, problem


class Parcel(NamedTuple):
    """The name and version that its pack.yaml gives, and its files."""

    name: str
    version: str
    files: Mapping[str, bytes]


def read_parcel(path: str, world: World) -> Parcel:
    """The pack that is the folder or zip file `path`, whatever that is called; raises `ReportgenError`."""
    files = unwrapped(read_folder(path, world)) if world.is_folder(path) else read_zip(world.read(path), path)
    description, found = describe(files, path)
    if found:
        raise ReportgenError(*found)
    name, version = description.get("name"), description.get("version")
    if not isinstance(name, Scalar) or not (is_name(name.value) and is_file_name(name.value)):
        place = Span(posixpath.join(path, DESCRIPTION)) if name is None else name.span
        raise ReportgenError(problem("PCK033", place))
    return Parcel(name.value, version.value if isinstance(version, Scalar) else "", files)
