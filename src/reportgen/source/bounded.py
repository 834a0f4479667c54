"""The findings of one stage, which are told up to a number: no file can fill the memory, or a screen, with them."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.source.diagnostic import Diagnostic, ReportgenError, problem

# Nobody reads on after so many, and a file of a million slips must not cost a million findings.
MOST_FINDINGS = 200


class Bounded(list[Diagnostic]):
    """The findings of a stage. Behind `MOST_FINDINGS` the next error ends the stage and says so (SRC015)."""

    left_out = 0

    def append(self, found: Diagnostic) -> None:
        """Take in one more; raises `ReportgenError` with all of them when it is one too many."""
        if len(self) >= MOST_FINDINGS:
            raise ReportgenError(*self, found, problem("SRC015", found.span, count=len(self) + 1))
        super().append(found)

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Take in some more."""
        for each in found:
            self.append(each)

    def remark(self, found: Iterable[Diagnostic]) -> None:
        """Take in warnings, which must not end the stage: what is too many is counted."""
        for each in found:
            if len(self) < MOST_FINDINGS:
                super().append(each)
            else:
                self.left_out += 1

    def told(self) -> tuple[Diagnostic, ...]:
        """All that were taken in, and how many more there were (SRC016)."""
        more = (problem("SRC016", self[-1].span, count=self.left_out),) if self.left_out else ()
        return (*self, *more)
