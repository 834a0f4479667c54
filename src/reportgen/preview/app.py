"""The live view as a web application: its page, the state of a report, the report itself, excerpts, the Word file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from html import escape
from importlib.resources import files
from string import Template
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from reportgen.preview.gate import REPORT_POLICY
from reportgen.preview.places import Files, of_values
from reportgen.preview.reports import Reports, Shown
from reportgen.preview.words import WORDS
from reportgen.source import Diagnostic, Language, Span, in_order, safe
from reportgen.source.catalog import heading, message, severity_of

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]

# Nobody goes through more in a window; the first ones are the worst.
MOST_SHOWN = 200
_WORST_FIRST = ("error", "warning", "note")
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Seconds between two looks whether to go on, while nothing is saved.
_PAUSE = 0.5


class Bell:
    """Rings for all who wait when something was saved."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self.stopped = False

    def ring(self) -> None:
        """Wake all who wait."""
        self._rung.set()
        self._rung = asyncio.Event()

    async def wait(self) -> None:
        """Wait for the next ring, or for a moment."""
        try:
            await asyncio.wait_for(self._rung.wait(), _PAUSE)
        except TimeoutError:
            return


class _View:
    """The answers of the application."""

    def __init__(self, reports: Reports, files: Files, bell: Bell, spoken: Language) -> None:
        self.reports, self.files, self.bell, self.spoken = reports, files, bell, spoken

    async def page(self, request: Request) -> Response:
        self.reports.changed()  # who loads the page again wants it new, also where the system tells of no change
        words = WORDS[self.spoken]
        filled = {name: escape(text) for name, text in words.items()}
        language = "zh-CN" if self.spoken == "zh" else "en"
        return HTMLResponse(Template(_own("page.html")).substitute(filled, lang=language, words=_attribute(words)))

    async def script(self, request: Request) -> Response:
        return Response(_own("page.js"), media_type="text/javascript")

    async def style(self, request: Request) -> Response:
        return Response(_own("page.css"), media_type="text/css")

    async def state(self, request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(self._state, request.query_params.get("report", "")))

    def _state(self, name: str) -> dict[str, Any]:
        """All that the page shows of a report, beside the report itself."""
        shown = self.reports.shown(name)
        findings = sorted(in_order(shown.findings), key=_weight)
        return {
            "reports": self.reports.names(),
            "report": shown.name,
            "digest": shown.digest,
            "current": shown.current,
            "findings": [self._finding(each) for each in findings[:MOST_SHOWN]],
            "more": max(len(findings) - MOST_SHOWN, 0),
            "values": self._values(shown),
        }

    def _finding(self, found: Diagnostic) -> dict[str, Any]:
        return {
            "severity": severity_of(found.code).value,
            "heading": heading(found.code, self.spoken),
            "message": message(found, self.spoken),
            "place": self._place(found.span),
        }

    def _values(self, shown: Shown) -> list[Any]:
        return [self._place(span) for span in of_values(shown.page)]

    def _place(self, span: Span | None) -> list[int | str] | None:
        """What the page needs to show a place and to ask for it; None where there is none."""
        if span is None or not span.path:
            return None
        end = span.end_column if span.end_line == span.line else 0
        shown = f"{span.path}:{span.line}" if span.line and not span.column else str(span)
        return [safe(shown), self.files.number(span.path), span.line, span.column, end]

    async def report(self, request: Request) -> Response:
        shown = await run_in_threadpool(self.reports.shown, request.query_params.get("report", ""))
        return HTMLResponse(shown.page, headers={"Content-Security-Policy": REPORT_POLICY})

    async def excerpt(self, request: Request) -> Response:
        number, line, column, end = (_number(request, name) for name in ("file", "line", "column", "end"))
        path = self.files.path(number) if number is not None else None
        if path is None:
            return PlainTextResponse("", 404)
        line, column = line or 0, column or 0
        span = Span(path, line, column, line if end else line + 1, end or 0)
        lines = await run_in_threadpool(self.files.around, span)
        return JSONResponse({"lines": lines, "link": self.files.link(path, line, column)})

    async def document(self, request: Request) -> Response:
        made, _ = await run_in_threadpool(self.reports.document, request.query_params.get("report", ""))
        if made is None:
            return PlainTextResponse(WORDS[self.spoken]["no_document"], 409)
        saved_as = f"attachment; filename*=UTF-8''{quote(made.name)}"
        return Response(made.content, media_type=_DOCX, headers={"Content-Disposition": saved_as})

    async def events(self, request: Request) -> Response:
        headers = {"X-Accel-Buffering": "no"}
        return StreamingResponse(self._editions(), media_type="text/event-stream", headers=headers)

    async def _editions(self) -> AsyncIterator[str]:
        """The number of each edition as it comes (server-sent events), and a sign of life between them."""
        told = -1
        while not self.bell.stopped:
            edition = self.reports.edition
            yield ":\n\n" if edition == told else f"data: {edition}\n\n"
            told = edition
            if self.reports.edition == told:
                await self.bell.wait()


def application(
    reports: Reports, files: Files, bell: Bell, spoken: Language, lifespan: Lifespan | None = None
) -> Starlette:
    """The application that shows `reports`; whoever is let in may see all of it, so that it needs a gate before it."""
    view = _View(reports, files, bell, spoken)
    routes = [
        Route("/", view.page),
        Route("/page.js", view.script),
        Route("/page.css", view.style),
        Route("/state", view.state),
        Route("/report", view.report),
        Route("/excerpt", view.excerpt),
        Route("/document", view.document),
        Route("/events", view.events),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


def _own(name: str) -> str:
    return files("reportgen.preview").joinpath(name).read_text("utf-8")


def _attribute(words: Any) -> str:
    return escape(json.dumps(words, ensure_ascii=False))


def _weight(found: Diagnostic) -> int:
    return _WORST_FIRST.index(severity_of(found.code).value)


def _number(request: Request, name: str) -> int | None:
    """A parameter that is a small number, None for anything else."""
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
