"""What packs inherit and change, for people to read, and a new pack. A face of its own: a build does not import it."""

from __future__ import annotations

from reportgen.pipeline.inheritance.contents import contents_of
from reportgen.pipeline.inheritance.local import DEFAULT_PARENT, new_pack, renewed_record
from reportgen.pipeline.inheritance.wording import diff_text, packs_text, show_text

__all__ = ["DEFAULT_PARENT", "contents_of", "diff_text", "new_pack", "packs_text", "renewed_record", "show_text"]
