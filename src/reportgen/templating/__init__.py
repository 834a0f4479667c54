"""Templating: Jinja, sandboxed, and nowhere else. Content in, marked Markdown out."""

from reportgen.templating.blocks import BlockText, block_texts
from reportgen.templating.names import OPEN, Shape
from reportgen.templating.render import Templates, check_templates, load_templates

__all__ = ["OPEN", "BlockText", "Shape", "Templates", "block_texts", "check_templates", "load_templates"]
