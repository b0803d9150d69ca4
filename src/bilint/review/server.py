"""The web application of a review, and the server that runs it on this machine only.

The page is a handful of files; everything else is JSON. Handlers run one after the other in one thread: SQLite answers
in a millisecond or two, and what is answered is on the disk.
"""

from __future__ import annotations

import bisect
import contextlib
import socket
from collections.abc import Awaitable, Callable, Sequence
from importlib.resources import files
from typing import Any, TypeVar
from urllib.parse import quote

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bilint.errors import BilintError, OutputError, UnknownNameError
from bilint.model import Severity
from bilint.mqm import CATEGORIES
from bilint.review import export, rows
from bilint.review.agreement import agreements
from bilint.review.guard import OPEN, Guard
from bilint.review.requests import PAGE, Apply, Edit, Ignore, Judge, Recheck, Who, name_of
from bilint.review.session import Done, Session

_FILES = {"/": "review.html", "/review.css": "review.css"} | {
    f"/{name}.js": f"{name}.js" for name in ("review", "dialogs", "drawing", "editor", "server")
}
_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript"}

Handler = Callable[[Request], Awaitable[Response]]


T = TypeVar("T")


class Application:
    """The handlers, each a route."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._page = {path: files("bilint.review").joinpath("page", name).read_bytes() for path, name in _FILES.items()}

    def routes(self) -> list[Route]:
        """All paths that are answered."""
        get = {"/api/about": self.about, "/api/findings": self.findings, "/api/rows": self.rows}
        get |= {"/api/agreement": self.agreement, "/api/export/{name}": self.export}
        post = {"judge": self.judge, "edit": self.edit, "apply": self.apply, "ignore": self.ignore}
        post |= {"undo": self.undo, "check": self.check, "write": self.write}
        return [
            *(Route(path, self.page) for path in _FILES),
            Route("/favicon.ico", _no_icon),
            *(Route(path, _answering(handler)) for path, handler in get.items()),
            *(Route(f"/api/{name}", _answering(handler), methods=["POST"]) for name, handler in post.items()),
        ]

    async def page(self, request: Request) -> Response:
        """One of the files of the page."""
        path = request.url.path
        return Response(self._page[path], media_type=_TYPES[_FILES[path].rsplit(".")[-1]])

    async def about(self, request: Request) -> Any:
        return rows.about(self._session, self._blind(request))

    async def findings(self, request: Request) -> Any:
        """The findings that fit the filter in the query, and the page of them on which the one at hand is (`at`).

        Where it does not fit, the next one that does; where none does, the last one.
        """
        query = request.query_params
        given = {
            name: query[name]
            for name in ("check", "category", "document", "verdict", "reviewer", "text")
            if name in query
        }
        wanted = msgspec.convert({**given, "severity": query.getlist("severity")}, rows.Filter)
        reviewer, blind = self._asks(request), self._blind(request)
        order = rows.matching(self._session, wanted, reviewer, blind)
        at = query.get("at", "")
        place = bisect.bisect_left(order, int(at)) if at.isascii() and at.isdigit() else 0
        page = max(min(place, len(order) - 1), 0) // PAGE
        return {
            "order": order,
            "rows": rows.rows(self._session, order[page * PAGE : (page + 1) * PAGE], reviewer, blind),
            "page": page,
            "size": PAGE,
            "progress": rows.progress(self._session, reviewer, blind),
        }

    async def rows(self, request: Request) -> Any:
        """Some findings by their numbers, a page at most."""
        query = request.query_params
        indices = [
            self._index(int(each)) for each in query.get("of", "").split(",") if each.isascii() and each.isdigit()
        ]
        return self._rows(indices[:PAGE], self._asks(request), self._blind(request))

    async def agreement(self, request: Request) -> Any:
        """How far the reviewers of these findings agree."""
        if self._blind(request):
            return []
        return agreements(export.verdicts(self._session))

    async def export(self, request: Request) -> Response:
        """A file to save: verdicts or corrections."""
        name = request.path_params["name"]
        made = export.export(self._session, name, self._asks(request), self._blind(request))
        # A header is no place for more than some kilobytes.
        refused = msgspec.json.encode([each._asdict() for each in made.refused[:20]])
        return Response(
            made.data,
            media_type="application/octet-stream",
            headers={"Content-Disposition": export.disposition(made.name), "X-Left-Out": quote(refused, safe="")},
        )

    async def judge(self, request: Request) -> Any:
        said = await _read(request, Judge)
        if isinstance(said.category, str) and said.category not in CATEGORIES:
            raise UnknownNameError("MQM category", said.category, CATEGORIES)
        values = {
            kind: value.value if isinstance(value, Severity) else value
            for kind in ("verdict", "severity", "category", "note")
            if (value := getattr(said, kind)) is not msgspec.UNSET
        }
        index = self._index(said.finding)
        self._session.judge(said.reviewer, index, values)
        return self._changed([index, *self._session.same(index)], said)

    async def edit(self, request: Request) -> Any:
        said = await _read(request, Edit)
        index = self._index(said.finding)
        line = self._session.line_of[index].number
        self._session.edit(said.reviewer, line, said.text, accepts=index if said.accept else None)
        return self._changed(self._session.beside(index), said)

    async def apply(self, request: Request) -> Any:
        said = await _read(request, Apply)
        index = self._index(said.finding)
        self._session.apply(said.reviewer, index, said.suggestion, said.blind or self._session.blind)
        return self._changed(self._session.beside(index), said)

    async def ignore(self, request: Request) -> Any:
        said = await _read(request, Ignore)
        done = self._session.ignore(said.reviewer, self._index(said.finding), said.reason)
        return self._done(done, said)

    async def undo(self, request: Request) -> Any:
        said = await _read(request, Who)
        return self._done(self._session.undo(said.reviewer), said)

    def _done(self, done: Done, who: Who) -> Any:
        beside = {each for index in done.findings for each in self._session.beside(index)}
        return {**done._asdict(), **self._changed(sorted(beside), who)}

    async def check(self, request: Request) -> Any:
        """What is wrong with the text in the editor."""
        said = await _read(request, Recheck)
        line = self._session.line_of[self._index(said.finding)].number
        return {"issues": rows.issues(self._session.recheck(line, said.text))}

    async def write(self, request: Request) -> Any:
        said = await _read(request, Who)
        done = self._session.write(said.reviewer, said.blind or self._session.blind)
        refused = [each._asdict() for file in done for each in file.refused]
        return {"corrected": sum(file.corrected for file in done), "refused": refused}

    def _changed(self, indices: Sequence[int], who: Who) -> Any:
        """Findings that look different now, those of them that the page shows."""
        shown = None if who.shown is None else set(who.shown)
        wanted = [each for each in dict.fromkeys(indices) if shown is None or each in shown]
        return self._rows(wanted[:PAGE], who.reviewer, who.blind)

    def _rows(self, indices: Sequence[int], reviewer: str, blind: bool) -> Any:
        blind = blind or self._session.blind
        return {
            "rows": rows.rows(self._session, indices, reviewer, blind),
            "progress": rows.progress(self._session, reviewer, blind),
        }

    def _index(self, index: int) -> int:
        if not 0 <= index < len(self._session.findings):
            raise UnknownNameError("finding", str(index), ["0"])
        return index

    def _asks(self, request: Request) -> str:
        """Who asks; at first the page does not know whom it is to name."""
        return name_of(request.query_params.get("as") or self._session.reviewer)

    def _blind(self, request: Request) -> bool:
        return self._session.blind or request.query_params.get("blind") == "1"


async def _no_icon(request: Request) -> Response:
    return Response(status_code=204)


async def _read(request: Request, kind: type[T]) -> T:
    return msgspec.json.decode(await request.body(), type=kind)


def _answering(handler: Callable[[Request], Awaitable[Any]]) -> Handler:
    """The handler's result as JSON; an error that a person can mend as a sentence, with its status."""

    async def answer(request: Request) -> Response:
        try:
            result = await handler(request)
        except OutputError as error:
            return _json({"error": str(error)}, 507)
        except (BilintError, msgspec.DecodeError) as error:
            return _json({"error": str(error)}, 422)
        return result if isinstance(result, Response) else _json(result, 200)

    return answer


def _json(value: Any, status: int) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")


class Server:
    """A review that is being served; `address` opens it once."""

    def __init__(self, session: Session, port: int = 0) -> None:
        self._socket = _listen(port)
        self.port: int = self._socket.getsockname()[1]
        application = Starlette(routes=Application(session).routes())
        application.router.redirect_slashes = False
        self._guard = Guard(application, self.port)
        self.address = f"http://127.0.0.1:{self.port}{OPEN}?token={self._guard.token}"

    def run(self, opened: Callable[[str], None] | None = None) -> None:
        """Serves until Ctrl-C; `opened` is told the address when the server answers."""
        config = uvicorn.Config(
            self._guard,
            log_level="critical",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            ws="none",
            h11_max_incomplete_event_size=1 << 16,
        )
        server = uvicorn.Server(config)
        if opened is not None:
            opened(self.address)
        with contextlib.suppress(KeyboardInterrupt):
            server.run([self._socket])


def _listen(port: int) -> socket.socket:
    """A socket of this machine only. Raises OutputError where the port is taken."""
    # With the protocol named, asyncio turns Nagle's algorithm off: each answer would wait for 40 ms else.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise OutputError(f"port {port}: {(error.strerror or str(error)).lower()}; give another with --port") from None
    return listening
