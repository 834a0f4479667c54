"""Names and titles as the project wants them (WRD): the forms that its terms file forbids."""

from __future__ import annotations

from reportgen.checks.reading import Finding, Findings, Reading, Term, found


def forbidden_names(reading: Reading) -> Findings:
    """Forbidden forms, except inside the preferred one, an allowed longer name, or a longer forbidden form."""
    for term in reading.terms:
        taken = [place for name in (term.preferred, *term.allowed) for place in reading.places(name)]
        for form in sorted(term.forbidden, key=len, reverse=True):
            for start, end in reading.places(form):
                if not any(first <= start and end <= last for first, last in taken):
                    taken.append((start, end))
                    yield _told(term, form, start, end)


def _told(term: Term, form: str, start: int, end: int) -> Finding:
    reason = f"（{term.reason}）" if term.reason else ""
    return found("WRD027", start, end, text=form, reason=reason, suggestion=term.preferred)
