"""The gate before the live view: this machine, this browser, its own pages, and nobody else (DNS rebinding, CSRF)."""

from __future__ import annotations

from collections.abc import Iterable
from secrets import compare_digest, token_urlsafe

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The view loads nothing but itself. A report's page has no script at all, and a policy of its own beside this.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_METHODS = {"GET", "HEAD"}
# A browser says who asks for a page: the user, or a page of ours. Another port of this machine is another site's.
_ASKED_BY = {"none", "same-origin"}


class Gate:
    """Lets requests through to `app` that name one of `hosts` (`127.0.0.1:8123`) and come from the user's browser.

    The address with `token` works once and leaves a cookie in its place. Others get 403, methods that could change
    something 405. Every answer forbids storing, sniffing, framing and outside content. `said` is for whom it is closed.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], token: str, said: str) -> None:
        self._app, self._hosts, self._said = app, frozenset(hosts), said
        self._token: str | None = token
        self._session = token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let `app` answer (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope)
        await (self._refused(request) or self._app)(scope, receive, with_headers)

    def _refused(self, request: Request) -> Response | None:
        """The answer to a request that goes no further."""
        if not self._is_ours(request):
            return PlainTextResponse(self._said, 403)
        if request.method not in _METHODS:
            return PlainTextResponse("GET", 405, {"Allow": "GET, HEAD"})
        if "token" in request.query_params:
            return self._admitted(request)
        return None if self._is_known(request) else PlainTextResponse(self._said, 403)

    def _is_ours(self, request: Request) -> bool:
        """Whether host, origin and what the browser says of the asker are those of the user's own window."""
        hosts, origins = request.headers.getlist("host"), request.headers.getlist("origin")
        return (
            len(hosts) == 1
            and hosts[0].lower() in self._hosts
            and all(origin == f"http://{hosts[0].lower()}" for origin in origins)
            and request.headers.get("sec-fetch-site", "none") in _ASKED_BY
        )

    def _admitted(self, request: Request) -> Response:
        """The way in: a token for a cookie, once. Who has the cookie may come by the old address again."""
        if not self._is_known(request):
            given = request.query_params["token"]
            if self._token is None or not compare_digest(given.encode(), self._token.encode()):
                return PlainTextResponse(self._said, 403)
            self._token = None
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._cookie(request), self._session, path="/", httponly=True, samesite="strict")
        return answer

    def _is_known(self, request: Request) -> bool:
        given = request.cookies.get(self._cookie(request), "")
        return compare_digest(given.encode(), self._session.encode())

    def _cookie(self, request: Request) -> str:
        # Cookies know no ports: views of two projects must not take one another's place.
        return f"reportgen-{request.url.port or 80}"
