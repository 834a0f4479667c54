"""Template packs (模板包): found, read once, chained, and compared with those they extend."""

from reportgen.packs.clashes import clashes
from reportgen.packs.pack import Layer, Pack, PackChain, find_chain, is_name, pack_names
from reportgen.packs.versions import split_parent

__all__ = ["Layer", "Pack", "PackChain", "clashes", "find_chain", "is_name", "pack_names", "split_parent"]
