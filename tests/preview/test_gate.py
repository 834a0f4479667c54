"""The gate of the preview: what other pages, machines and programs try, and what the user's own browser does."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from reportgen.preview import Gate

HOST, TOKEN = "127.0.0.1:8123", "the-token"
SECRET = "the report"


async def answer(request: Request) -> Response:
    return PlainTextResponse(SECRET)


def client() -> TestClient:
    app = Starlette(routes=[Route("/", answer), Route("/state", answer)])
    return TestClient(Gate(app, [HOST, "localhost:8123"], TOKEN, "closed"), f"http://{HOST}")


def admitted() -> TestClient:
    browser = client()
    assert browser.get(f"/?token={TOKEN}").text == SECRET
    return browser


def test_the_address_leads_to_the_page_and_leaves_no_token_in_it() -> None:
    browser = client()
    first = browser.get(f"/?token={TOKEN}", follow_redirects=False)
    assert (first.status_code, first.headers["location"]) == (303, "/")
    cookie = first.headers["set-cookie"].lower()
    assert "samesite=strict" in cookie
    assert "httponly" in cookie
    assert "domain" not in cookie
    assert TOKEN not in cookie
    assert browser.get("/").text == SECRET


def test_the_token_works_once() -> None:
    browser = client()
    assert browser.get(f"/?token={TOKEN}").status_code == 200
    browser.cookies.clear()
    assert browser.get(f"/?token={TOKEN}").status_code == 403


def test_who_was_let_in_may_come_by_the_old_address_again() -> None:
    assert admitted().get(f"/?token={TOKEN}").text == SECRET


@pytest.mark.parametrize("path", ["/", "/state", "/?token=", "/?token=wrong", "/?token=错", "/?token=%ff", "/none"])
def test_without_token_or_cookie_nothing_is_told(path: str) -> None:
    refused = client().get(path)
    assert (refused.status_code, refused.text) == (403, "closed")


@pytest.mark.parametrize("cookie", ["wrong", "é", ""])
def test_another_cookie_is_no_way_in(cookie: str) -> None:
    refused = client().get("/", headers={b"cookie": b"reportgen-8123=" + cookie.encode()})
    assert refused.status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example:8123", "evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8123", ""]
)
def test_a_name_that_somebody_led_to_this_machine_is_refused(host: str) -> None:
    assert admitted().get("/", headers={"host": host}).status_code == 403
    assert client().get(f"/?token={TOKEN}", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999", f"https://{HOST}"])
def test_a_page_of_another_origin_is_refused(origin: str) -> None:
    assert admitted().get("/", headers={"origin": origin}).status_code == 403


def test_a_page_of_ours_is_served() -> None:
    assert admitted().get("/", headers={"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}).text == SECRET


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_browser_asks_for_another_site_is_refused(site: str) -> None:
    assert admitted().get("/", headers={"sec-fetch-site": site}).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_request_changes_anything(method: str) -> None:
    refused = admitted().request(method, "/state")
    assert refused.status_code == 405
    assert "access-control-allow-origin" not in refused.headers


@pytest.mark.parametrize("path", ["/", "/none"])
def test_every_answer_forbids_to_store_to_guess_and_to_frame_it(path: str) -> None:
    for browser in (client(), admitted()):
        headers = browser.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
