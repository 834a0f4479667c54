"""The docxtpl template of the report: the base document with Jinja tags, made by python-docx."""

from __future__ import annotations

from docx import Document

_FRONT = (
    ("heading 1", "{{ title }}"),
    ("Subtitle", "{{ subtitle }}"),
    ("报告人", "{{ speaker }}"),
    ("Body Text", "{%p for text in opening %}"),
    ("Body Text", "{{ text }}"),
    ("Body Text", "{%p endfor %}"),
)
_PARTS = (
    ("Body Text", "{%p for part in parts %}"),
    ("heading 2", "{{ part.title }}"),
    ("Body Text", "{%p for text in part.opening %}"),
    ("Body Text", "{{ text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p for section in part.sections %}"),
    ("heading 3", "{{ section.title }}"),
    ("Body Text", "{%p for text in section.paragraphs %}"),
    ("Body Text", "{{ text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p for led in section.points %}"),
    ("Body Text", "{{ led.lead }}|{{ led.text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p for led in section.entries %}"),
    ("Body Text", "{{ led.lead }}|{{ led.text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p for led in part.tasks %}"),
    ("Body Text", "{{ led.lead }}|{{ led.text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p for text in part.ending %}"),
    ("Body Text", "{{ text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p endfor %}"),
)


def make_template(base: str, target: str) -> None:
    """Write the template to `target`. Words before a `|` are a run-in head, in bold."""
    document = Document(base)
    for style, text in _FRONT + _PARTS:
        paragraph = document.add_paragraph(style=style)
        lead, bar, rest = text.partition("|")
        paragraph.add_run(lead).bold = True if bar else None
        if bar:
            paragraph.add_run(rest)
    document.save(target)
