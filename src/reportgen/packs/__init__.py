"""Template packs (模板包): found, read once, and chained."""

from reportgen.packs.pack import Pack, PackChain, find_chain, pack_names

__all__ = ["Pack", "PackChain", "find_chain", "pack_names"]
