"""Template packs (模板包): found, read once, and chained."""

from reportgen.packs.found import LOCK, ZIP, names_in, pack_names
from reportgen.packs.pack import Pack, PackChain, find_chain

__all__ = ["LOCK", "ZIP", "Pack", "PackChain", "find_chain", "names_in", "pack_names"]
