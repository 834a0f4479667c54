"""`**重点。**后文` is bold: CommonMark's emphasis rule, mended for scripts that set no blanks.

CommonMark 6.2 looks at blanks and punctuation to tell an opening run of stars from a closing one, and takes a
closing run between 。 and a character for neither. As other Markdown tools for Chinese do, East Asian characters
beside the run count as a word boundary here, and full-width marks do not count as punctuation.
"""

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

from reportgen.source import is_wide


def chinese_emphasis(md: MarkdownIt) -> None:
    """Put the mended rule in the place of markdown-it's own."""
    md.inline.ruler.at("emphasis", _tokenize)


def _tokenize(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    opens, closes = _flanks(state, end, marker)
    for _ in range(end - state.pos):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(ord(marker), end - state.pos, len(state.tokens) - 1, end=-1, open=opens, close=closes)
        )
    state.pos = end
    return True


def _flanks(state: StateInline, end: int, marker: str) -> tuple[bool, bool]:
    """Whether the run of `marker` from `state.pos` to `end` can open, and can close, emphasis."""
    before = state.src[state.pos - 1] if state.pos > 0 else " "
    after = state.src[end] if end < state.posMax else " "
    left = _flanking(after, before)
    right = _flanking(before, after)
    if marker == "*":
        return left, right
    # `_` inside a word is a letter (CommonMark 6.2, rules 2 and 4).
    return left and (not right or _is_mark(before)), right and (not left or _is_mark(after))


def _flanking(inside: str, outside: str) -> bool:
    """Whether a run between `outside` and `inside` hugs what is inside."""
    if isWhiteSpace(ord(inside)):
        return False
    return not _is_mark(inside) or isWhiteSpace(ord(outside)) or _is_mark(outside) or is_wide(outside)


def _is_mark(character: str) -> bool:
    return not is_wide(character) and (isMdAsciiPunct(ord(character)) or isPunctChar(character))
