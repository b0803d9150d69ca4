"""What stands between the page and everyone else: other machines, other sites in the same browser, other users.

The server listens on 127.0.0.1 only. Beyond that, each request has to name this machine as its host (no DNS
rebinding), carry the cookie that only the address printed at the start gives, and, where it changes anything, come from
the page itself: by Sec-Fetch-Site, or by Origin for browsers without it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN = "/open"
"""The path that turns the token into the cookie: `/open?token=...`, once."""

LIMIT = 1 << 20
"""Bytes a request may hold: a line and its note are a thousandth of it."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_SAFE = {"GET", "HEAD"}


class Guard:
    """ASGI middleware: turns away what is not the page's, and puts the safety headers on every answer."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in ("localhost", "127.0.0.1", "[::1]")}
        # Cookies are shared by all ports of a host: the name keeps two reviews apart.
        self._cookie = f"bilint-review-{port}"
        self._secret = secrets.token_urlsafe(32)
        self.token: str | None = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers) or self._opened(scope) or self._stranger(headers)
        if answer is None and scope["method"] not in _SAFE:
            body = await _body(receive, headers)
            if body is None:
                answer = _say(413, "the request is too large")
            else:
                receive = _replayed(body)
        await (answer or self._app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return _say(403, "this page is for this machine only")
        if scope["method"] in _SAFE:
            return None
        if scope["method"] != "POST":
            return _say(405, "only GET, HEAD and POST are answered")
        site = headers.get("sec-fetch-site")
        if (site != "same-origin") if site is not None else (headers.get("origin") != f"http://{hosts[0].lower()}"):
            return _say(403, "this request does not come from the review page")
        if headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
            return _say(415, "send application/json")
        return None

    def _opened(self, scope: Scope) -> Response | None:
        """The answer to the address that was printed at the start: the cookie, once."""
        if scope["path"] != OPEN:
            return None
        given = scope["query_string"].removeprefix(b"token=")
        token = (self.token or "").encode()
        if scope["method"] != "GET" or not token or not secrets.compare_digest(given, token):
            return _say(403, "this address was opened already; start the review anew for another browser")
        self.token = None
        answer = Response(status_code=303, headers={"Location": "/"})
        answer.set_cookie(self._cookie, self._secret, httponly=True, samesite="strict", path="/")
        return answer

    def _stranger(self, headers: Headers) -> Response | None:
        given = _cookies(headers.getlist("cookie"), self._cookie)
        if any(secrets.compare_digest(each.encode(), self._secret.encode()) for each in given):
            return None
        return _say(401, "open the address that bilint review printed; it holds the key to this page")


def _cookies(headers: Iterable[str], name: str) -> list[str]:
    return [value for header in headers if (value := cookie_parser(header).get(name))]


def _say(status: int, message: str) -> Response:
    return PlainTextResponse(message + "\n", status_code=status)


async def _body(receive: Receive, headers: Headers) -> bytes | None:
    """The whole body; None as soon as it is longer than it may be, whatever its header says."""
    if headers.get("content-length", "0").isdigit() and int(headers.get("content-length", "0")) > LIMIT:
        return None
    body = b""
    while True:
        message = await receive()
        piece: bytes = message.get("body", b"")
        body += piece
        if len(body) > LIMIT:
            return None
        if not message.get("more_body"):
            return body


def _replayed(body: bytes) -> Receive:
    """A body that was read already, to be read again."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive
