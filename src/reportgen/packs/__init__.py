"""Template packs (模板包): found, read once, chained, and compared with those they extend."""

from reportgen.packs.found import LOCK, ZIP, file_in_zip, is_name, names_in, pack_names
from reportgen.packs.pack import Layer, Pack, PackChain, find_chain
from reportgen.packs.versions import split_parent

__all__ = [
    "LOCK",
    "ZIP",
    "Layer",
    "Pack",
    "PackChain",
    "file_in_zip",
    "find_chain",
    "is_name",
    "names_in",
    "pack_names",
    "split_parent",
]
