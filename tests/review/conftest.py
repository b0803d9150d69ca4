"""A review in a process of its own, as a person starts it, and a browser."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLES = {"german": ("source.de.txt", "machine.en.txt"), "arabic": ("source.ar.txt", "machine.en.txt"),
            "chinese": ("source.zh.txt", "machine.en.txt")}  # fmt: skip
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Review:
    """`bilint review` in a process; `address` opens the page once."""

    def __init__(self, folder, *arguments):
        self.folder = Path(folder)
        command = [sys.executable, "-m", "bilint", "review", *arguments, "--no-open"]
        self.process = subprocess.Popen(
            command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self._address = None
        self.cookie = None

    @property
    def address(self):
        while self._address is None:
            line = self.process.stdout.readline()
            assert line, self.process.stderr.read()
            if line.startswith("http://"):
                self._address = line.strip()
        return self._address

    @property
    def port(self):
        return int(re.search(r":(\d+)/", self.address)[1])

    @property
    def host(self):
        return f"127.0.0.1:{self.port}"

    def ask(self, method, path, body=None, headers=None):
        """One request with exactly these headers; status, headers and body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None and "Content-Length" not in (headers or {}):
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def enter(self):
        """Opens the address and keeps the cookie."""
        path = self.address.removeprefix(f"http://{self.host}")
        status, headers, _ = self.ask("GET", path, headers={"Host": self.host})
        assert status == 303
        self.cookie = headers["set-cookie"].split(";")[0]
        return headers

    @property
    def page_headers(self):
        """What the page in a browser sends."""
        own = {"Host": self.host, "Cookie": self.cookie, "Sec-Fetch-Site": "same-origin"}
        return {**own, "Content-Type": "application/json"}

    def get(self, path):
        status, _, body = self.ask("GET", path, headers=self.page_headers)
        assert status == 200, body
        return json.loads(body)

    def post(self, name, **body):
        status, _, answer = self.ask("POST", f"/api/{name}", json.dumps(body).encode(), self.page_headers)
        return status, json.loads(answer)

    def end(self):
        """Ends it as Ctrl-C does; its exit code. It may not have complained of anything."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(20)
        self.process.stdout.close()
        complaints = self.process.stderr.read()
        self.process.stderr.close()
        assert complaints == ""
        return self.process.returncode


@pytest.fixture(scope="session")
def start_review():
    """Starts a review in a folder."""
    return lambda *arguments, folder: Review(folder, *arguments)


@pytest.fixture(scope="session")
def copy_article():
    """Copies an article of corpora/ into a folder, to be reviewed there; the names of its two files."""

    def copy(article, folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name in ARTICLES[article]:
            shutil.copy(ROOT / "corpora" / article / name, folder)
        return ARTICLES[article]

    return copy
