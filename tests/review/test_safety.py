"""The page from outside, request by request: what is not the page's own is turned away, and changes nothing."""

import contextlib
import http.client
import json
import re
import socket
import threading

import pytest

from bilint.review.guard import HEADERS, LIMIT
from bilint.review.precision import STORE
from bilint.review.store import Store

try:
    import resource
except ImportError:  # Windows
    resource = None

SCRIPTS = [f"/{name}.js" for name in ("review", "dialogs", "drawing", "editor", "server")]

VERDICT = json.dumps({"reviewer": "mallory", "finding": 0, "verdict": "dismissed"}).encode()


@pytest.fixture(scope="module")
def page(tmp_path_factory, start_review, copy_article):
    """A review that was opened by its own browser."""
    folder = tmp_path_factory.mktemp("safety")
    review = start_review(*copy_article("german", folder), folder=folder)
    review.opened = review.enter()
    yield review
    assert review.end() == 0


@pytest.fixture
def unchanged(page):
    """Nothing may have come into the store."""
    yield
    assert page.get("/api/findings?as=mallory")["progress"]["judged"] == 0


def headers(page, **changed):
    """The page's own headers with some changed ("sec_fetch_site"), or left out by None."""
    own = dict(page.page_headers)
    for name, value in changed.items():
        name = name.replace("_", "-").title()
        own.pop(name, None)
        if value is not None:
            own[name] = value.replace("PORT", str(page.port))
    return own


def test_it_listens_on_this_machine_only(page):
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in [*others, "127.0.0.2"]:
        with (
            pytest.raises((ConnectionRefusedError, TimeoutError)),
            socket.create_connection((address, page.port), timeout=2),
        ):
            pass


def test_the_address_opens_once_and_gives_a_strict_cookie(page):
    cookie = page.opened["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    assert str(page.port) in cookie.split("=")[0]
    path = page.address.removeprefix(f"http://{page.host}")
    assert path.split("token=")[1] not in cookie
    for again in (path, "/open", "/open?token=", "/open?token=" + "a" * 43):
        status, given, _ = page.ask("GET", again, headers={"Host": page.host})
        assert (status, "set-cookie" in given) == (403, False)


@pytest.mark.parametrize(
    "path", ["/", "/review.js", "/api/about", "/api/findings?as=a", "/api/export/jsonl?as=a", "/x"]
)
@pytest.mark.parametrize("cookie", [None, "bilint-review-PORT=", "bilint-review-PORT=wrong", "other=x"])
def test_without_the_cookie_nothing_is_told(page, path, cookie):
    status, _, body = page.ask("GET", path, headers=headers(page, cookie=cookie))
    assert status == 401
    assert b"Kastrup" not in body


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    "host", [None, "evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:PORT", ""]
)
def test_another_host_is_refused(page, host):
    for method, path, body in (("GET", "/api/about", None), ("POST", "/api/judge", VERDICT)):
        status, _, answer = page.ask(method, path, body, headers(page, host=host))
        assert status in {400, 403}
        assert b"machine" not in answer or b"this machine only" in answer


def test_two_hosts_are_refused(page):
    with socket.create_connection(("127.0.0.1", page.port), timeout=5) as connection:
        connection.sendall(
            f"GET /api/about HTTP/1.1\r\nHost: {page.host}\r\nHost: evil.example\r\nCookie: {page.cookie}\r\n"
            "Connection: close\r\n\r\n".encode()
        )
        assert connection.recv(100).split()[1] in {b"400", b"403"}


@pytest.mark.parametrize("host", ["127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"])
def test_this_host_by_any_of_its_names(page, host):
    assert page.ask("GET", "/api/about", headers=headers(page, host=host))[0] == 200


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    "changed",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": "cross-site", "origin": "http://127.0.0.1:PORT"},
        {"sec_fetch_site": None},
        {"sec_fetch_site": None, "origin": "null"},
        {"sec_fetch_site": None, "origin": "http://evil.example"},
        {"sec_fetch_site": None, "origin": "http://127.0.0.1"},
        {"sec_fetch_site": None, "origin": "https://127.0.0.1:PORT"},
        {"sec_fetch_site": None, "origin": "http://localhost:PORT"},
    ],
    ids=lambda changed: " ".join(map(str, changed.values())),
)
def test_changes_from_elsewhere_are_refused(page, changed):
    for name in ("judge", "edit", "apply", "ignore", "undo", "write", "check"):
        status, _, body = page.ask("POST", f"/api/{name}", VERDICT, headers(page, **changed))
        assert (status, b"does not come from the review page" in body) == (403, True)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_what_a_form_could_send_is_refused(page, kind):
    assert page.ask("POST", "/api/judge", VERDICT, headers(page, content_type=kind))[0] == 415


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(page, method):
    assert page.ask(method, "/api/judge", VERDICT, headers(page))[0] == 405


@pytest.mark.usefixtures("unchanged")
def test_a_change_needs_post(page):
    assert page.ask("GET", "/api/judge", headers=headers(page))[0] == 405


@pytest.mark.usefixtures("unchanged")
def test_a_body_that_is_too_long(page):
    said = headers(page) | {"Content-Length": str(LIMIT + 1)}
    assert page.ask("POST", "/api/judge", b" " * 100, said)[0] == 413
    # The length is not told beforehand.
    chunk = b"%x\r\n%s\r\n" % (1 << 16, b" " * (1 << 16))
    chunked = headers(page) | {"Transfer-Encoding": "chunked", "Content-Length": None}
    with socket.create_connection(("127.0.0.1", page.port), timeout=10) as connection:
        lines = "".join(f"{name}: {value}\r\n" for name, value in chunked.items() if value)
        connection.sendall(f"POST /api/judge HTTP/1.1\r\n{lines}\r\n".encode())
        try:
            for _ in range((LIMIT >> 16) + 1):
                connection.sendall(chunk)
        except OSError:
            pass  # it has stopped listening
        assert connection.recv(100).split()[1] == b"413"


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("judge", b""),
        ("judge", b"not json"),
        ("judge", b"[]"),
        ("judge", b'{"reviewer": "mallory", "finding": 0, "verdict": "maybe"}'),
        ("judge", b'{"reviewer": "mallory", "finding": 0, "verdict": "accepted", "more": 1}'),
        ("judge", b'{"reviewer": "mallory", "finding": 0, "severity": "awful"}'),
        ("judge", b'{"reviewer": "mallory", "finding": 0, "category": "awful"}'),
        ("judge", b'{"reviewer": "mallory", "finding": 99999, "verdict": "accepted"}'),
        ("judge", b'{"reviewer": "mallory", "finding": -1, "verdict": "accepted"}'),
        ("judge", b'{"reviewer": " ", "finding": 0, "verdict": "accepted"}'),
        ("judge", b'{"reviewer": "' + b"x" * 81 + b'", "finding": 0, "verdict": "accepted"}'),
        ("apply", b'{"reviewer": "mallory", "finding": 0, "suggestion": 50}'),
        ("apply", b'{"reviewer": "mallory", "finding": 0, "suggestion": -1}'),
        ("ignore", b'{"reviewer": "mallory", "finding": 0, "reason": " "}'),
    ],
)
def test_what_makes_no_sense_is_said(page, name, body):
    status, _, answer = page.ask("POST", f"/api/{name}", body, headers(page))
    assert status == 422
    assert json.loads(answer)["error"]


@pytest.mark.usefixtures("unchanged")
def test_the_file_is_not_written_unless_that_was_asked_for(page):
    before = (page.folder / "machine.en.txt").read_bytes()
    status, answer = page.post("write", reviewer="mallory")
    assert status == 507
    assert "start the review with --write" in answer["error"]
    assert (page.folder / "machine.en.txt").read_bytes() == before


@pytest.mark.parametrize(
    "path", ["/../store.py", "/page/review.js", "/%2e%2e/%2e%2e/etc/passwd", "/api/export/..%2f", "//x"]
)
def test_there_are_no_other_files(page, path):
    assert page.ask("GET", path, headers=headers(page))[0] in {404, 422}


def test_every_answer_has_the_safety_headers(page):
    answers = [
        page.ask("GET", "/", headers=headers(page)),
        page.ask("GET", "/review.css", headers=headers(page)),
        page.ask("GET", "/api/findings?as=a", headers=headers(page)),
        page.ask("GET", "/api/export/tmx?as=a", headers=headers(page)),
        page.ask("GET", "/nowhere", headers=headers(page)),
        page.ask("GET", "/", headers=headers(page, cookie=None)),
        page.ask("POST", "/api/judge", b"{", headers(page)),
        page.ask("POST", "/api/judge", b"{}", headers(page, sec_fetch_site="cross-site")),
        page.ask("GET", "/", headers=headers(page, host="evil.example")),
    ]
    assert [status for status, _, _ in answers] == [200, 200, 200, 200, 404, 401, 422, 403, 403]
    for _, given, _ in answers:
        assert {name: given.get(name.lower()) for name in HEADERS} == HEADERS
        assert "server" not in given
        assert "access-control-allow-origin" not in given
    assert HEADERS["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    given = answers[2][1]
    assert (given["x-content-type-options"], given["referrer-policy"]) == ("nosniff", "no-referrer")
    assert (given["cache-control"], given["x-frame-options"]) == ("no-store", "DENY")
    assert given["content-type"] == "application/json"


def test_an_old_browser_is_known_by_its_origin(page):
    own = headers(page, sec_fetch_site=None, origin="http://127.0.0.1:PORT")
    assert page.ask("POST", "/api/undo", b'{"reviewer": "nobody"}', own)[0] == 200


def test_texts_go_into_the_page_as_texts_only(page):
    scripts = {path: page.ask("GET", path, headers=headers(page))[2].decode() for path in SCRIPTS}
    assert all(f'"{path}"' in page.ask("GET", "/", headers=headers(page))[2].decode() for path in SCRIPTS)
    for script in scripts.values():
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|srcdoc|DOMParser", script
        )
    for path, said in scripts.items():
        assert re.findall(r'from "(.*)"', said) == [
            each for each in re.findall(r'from "(.*)"', said) if each in SCRIPTS
        ], path


def test_a_page_without_left_and_right(page):
    """What reads from right to left turns around by itself: nothing of the style names a side."""
    style = page.ask("GET", "/review.css", headers=headers(page))[2].decode()
    assert re.findall(r"[\w-]*\b(?:left|right)\b[\w-]*", style) == []


def test_a_review_that_is_killed_keeps_what_it_answered(start_review, copy_article, tmp_path):
    """Twice: in the midst of requests, and then once more with what was kept."""
    kept = 0
    for turn in range(2):
        review = start_review(*copy_article("german", tmp_path), folder=tmp_path)
        review.enter()
        assert review.get("/api/findings?as=anna")["progress"]["judged"] >= kept
        threading.Timer(0.3, review.process.kill).start()
        with contextlib.suppress(OSError, http.client.HTTPException):
            for number in range(10_000):
                status, _ = review.post(
                    "judge", reviewer="anna", finding=0, note=f"{turn} {number}", verdict="accepted"
                )
                assert status == 200
                last = f"{turn} {number}"
        review.process.wait(10)
        for stream in (review.process.stdout, review.process.stderr):
            stream.close()
        store = Store(tmp_path / STORE)
        note = next(entry.value for entry in store.entries("note"))
        store.close()
        # The one that was being written when it was killed may be there, too.
        assert note in {last, f"{turn} {int(last.split()[1]) + 1}"}
        kept = 1


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the system cannot limit another process")
def test_a_disk_that_takes_no_more_is_said_and_loses_nothing(start_review, copy_article, tmp_path):
    review = start_review(*copy_article("german", tmp_path), folder=tmp_path)
    review.enter()
    assert review.post("judge", reviewer="anna", finding=0, verdict="accepted")[0] == 200
    size = max(path.stat().st_size for path in (tmp_path / STORE).parent.iterdir())
    _, hard = resource.prlimit(review.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(review.process.pid, resource.RLIMIT_FSIZE, (size, hard))
    status, answer = review.post("judge", reviewer="anna", finding=1, verdict="accepted", note="x" * 50_000)
    assert status == 507
    assert "the verdict was not saved" in answer["error"]
    assert review.get("/api/findings?as=anna")["progress"]["judged"] == 1
    resource.prlimit(review.process.pid, resource.RLIMIT_FSIZE, (hard, hard))
    assert review.post("judge", reviewer="anna", finding=1, verdict="accepted")[1]["progress"]["judged"] == 2
    assert review.end() == 0
