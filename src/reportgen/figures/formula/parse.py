"""A formula's text to its tree: tokens, then recursive descent."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from reportgen.figures.formula.compute import FILTERS
from reportgen.figures.formula.terms import Call, Filter, FormulaError, Name, Number, Operation, Term

MAX_LENGTH = 1_000
MAX_DEPTH = 32
# What can be asked of two figures.
FUNCTIONS = ("增长", "growth", "占比", "share")


class _Token(NamedTuple):
    kind: str
    text: str
    start: int


_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]{1,30}(?:\.[0-9]{1,20})?)|(?P<name>[^\W\d][\w·]*(?:\.[^\W\d][\w·]*)*)"
    r"|(?P<sign>[-+*/×÷()|（）,＋－−＊／｜，])|(?P<end>$))"
)
# Signs as a Chinese input method types them.
_SAME_SIGN = dict(zip("×÷（）＋－−＊／｜，", "*/()+--*/|,", strict=True))
_FULL_WIDTH_DIGITS = {ord("０") + digit: str(digit) for digit in range(10)}


def parse_formula(text: str) -> Term:
    """The tree of `text` (without its `=`); raises `FormulaError`."""
    if len(text) > MAX_LENGTH:
        raise FormulaError("FIG010", 0, 0, limit=str(MAX_LENGTH))
    parser = _Parser(list(_tokens(text)))
    term = parser.filtered(0)
    parser.expect_end()
    return term


def _tokens(text: str) -> Iterator[_Token]:
    at, kind = 0, ""
    while kind != "end":
        found = _TOKEN.match(text, at)
        if found is None:
            raise _odd(text, at)
        kind = str(found.lastgroup)
        yield _Token(kind, _SAME_SIGN.get(found[kind], found[kind]), found.start(kind))
        at = found.end()


def _odd(text: str, at: int) -> FormulaError:
    """The fault of a character that begins nothing, behind the blanks at `at`."""
    at = len(text) - len(text[at:].lstrip())
    digit = text[at].translate(_FULL_WIDTH_DIGITS)
    near = {} if digit == text[at] else {"suggestion": digit}
    return FormulaError("FIG006", at, 1, found=text[at], **near)


class _Parser:
    """Recursive descent: filtered → sum → product → factor."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def token(self) -> _Token:
        return self.tokens[self.at]

    def take(self, signs: str) -> _Token | None:
        """The next token, if it is one of these signs."""
        token = self.tokens[self.at]
        if token.kind != "sign" or token.text not in signs:
            return None
        self.at += 1
        return token

    def fail(self) -> FormulaError:
        token = self.token
        code = "FIG007" if token.kind == "end" else "FIG006"
        return FormulaError(code, token.start, len(token.text), found=token.text)

    def expect_end(self) -> None:
        if self.token.kind != "end":
            raise self.fail()

    def filtered(self, depth: int) -> Term:
        if depth > MAX_DEPTH:
            raise FormulaError("FIG010", self.token.start, 1, limit=str(MAX_DEPTH))
        term = self.chain(self.product, "+-", depth)
        while bar := self.take("|"):
            term = self.filter(term, bar)
        return term

    def product(self, depth: int) -> Term:
        return self.chain(self.factor, "*/", depth)

    def chain(self, inner: Callable[[int], Term], signs: str, depth: int) -> Term:
        term = inner(depth)
        while sign := self.take(signs):
            term = Operation(sign.text, term, inner(depth), sign.start)
        return term

    def factor(self, depth: int) -> Term:
        token = self.token
        if self.take("("):
            term = self.filtered(depth + 1)
            if not self.take(")"):
                raise self.fail()
            return term
        if token.kind not in ("number", "name"):
            raise self.fail()
        self.at += 1
        if token.kind == "number":
            return Number(Decimal(token.text))
        return self.call(token, depth) if self.take("(") else Name(token.text, token.start)

    def call(self, name: _Token, depth: int) -> Call:
        """The two figures behind the bracket of a function."""
        if name.text not in FUNCTIONS:
            raise FormulaError("FIG019", name.start, len(name.text), name=name.text, known="、".join(FUNCTIONS))
        left = self.filtered(depth + 1)
        if self.token.text == ")":
            raise FormulaError("FIG020", name.start, len(name.text), name=name.text)
        if not self.take(","):
            raise self.fail()
        right = self.filtered(depth + 1)
        if self.token.text == ",":
            raise FormulaError("FIG020", name.start, len(name.text), name=name.text)
        if not self.take(")"):
            raise self.fail()
        return Call(name.text, left, right, name.start)

    def filter(self, term: Term, bar: _Token) -> Filter:
        token = self.token
        if token.kind != "name":
            raise self.fail()
        if token.text not in FILTERS:
            raise FormulaError("FIG008", token.start, len(token.text), name=token.text, known="、".join(FILTERS))
        self.at += 1
        places = 0
        if self.take("("):
            digits = self.token
            if digits.kind != "number" or "." in digits.text or int(digits.text) > 10:
                raise self.fail()
            self.at += 1
            places = int(digits.text)
            if not self.take(")"):
                raise self.fail()
        return Filter(term, token.text, places, bar.start)
