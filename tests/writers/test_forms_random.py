"""Any tree at all keeps its words, in order, in every form."""

from __future__ import annotations

import pytest
from forms import words_of_markdown, words_of_page, words_of_text
from hypothesis import given, settings
from test_docx_random import BLOCKS, letters, noted, said
from writing import sheet

from reportgen.document import Block, Document
from reportgen.writers import WRITERS

READERS = {"html": words_of_page, "md": words_of_markdown, "txt": words_of_text}


@pytest.mark.parametrize("form", READERS)
@settings(max_examples=100)
@given(blocks=BLOCKS)
def test_a_reader_finds_every_word_of_any_tree(form: str, blocks: tuple[Block, ...]) -> None:
    text, notes = READERS[form](WRITERS[form].prepare(sheet())(Document(blocks)).value)
    assert letters(text) == letters(said(blocks))
    assert letters(notes) == letters(noted(blocks))
