"""How quick the review page is with many findings: first paint, a key press, a filter, a verdict kept.

    python benchmarks/review.py [--findings 10000] [--json]

Needs the extra `review`, Playwright and a Chromium. All times are wall-clock milliseconds. First paint is the browser's
own `first-contentful-paint`; the rows count from the moment the address was opened; a key press is the time until the
next frame after it, median and worst of 50 presses.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bilint.model import Finding, Pair, Report, Severity, Span, fingerprint
from bilint.review.server import Server
from bilint.review.session import Session
from bilint.review.store import Store

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu"]
PRESSES = 50


def report(count: int) -> Report:
    """A report of `count` findings, each on a line of its own."""
    severities = [Severity.MINOR, Severity.MAJOR, Severity.CRITICAL]
    pairs, findings = [], []
    for number in range(count):
        source = f"Im Jahr {number} zahlte die Stadt {number},5 Millionen Euro für das alte Bad am Fluss."
        target = f"In {number} the city paid {number}.5 billion euros for the old pool by the river."
        pair = Pair(id=str(number), source=source, target=target, source_lang="de", target_lang="en")
        spans = (
            Span(source.index("Millionen"), source.index(" Euro")),
            Span(target.index("billion"), target.index(" euros")),
        )
        pairs.append(pair)
        findings.append(
            Finding(
                id=pair.id,
                check="numbers.scale",
                category="accuracy/mistranslation",
                severity=severities[number % 3],
                message="million here, billion there",
                source=source,
                target=target,
                source_span=spans[0],
                target_span=spans[1],
                suggestions=("million",),
                fingerprint=fingerprint("numbers.scale", source, target, spans),
            )
        )
    return Report(version="benchmark", pairs=pairs, findings=findings)


# The time from a key press to the frame that shows what it did.
PRESS = """(key) => new Promise((resolve) => {
  const start = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now() - start);
    channel.port2.postMessage(0);
  });
})"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def measure(page: Page, address: str) -> dict[str, float]:
    """Opens the page and measures it."""
    page.goto(address)
    page.wait_for_selector("article[aria-current]")
    found = {"first paint": page.evaluate(PAINT), "first 100 rows": page.evaluate("performance.now()")}
    for key, name in (("j", "key j (next)"), ("a", "key a (accept)")):
        presses = [page.evaluate(PRESS, key) for _ in range(PRESSES)]
        found[f"{name}, median"], found[f"{name}, worst"] = statistics.median(presses), max(presses)
    page.wait_for_function("() => document.getElementById('status').textContent.startsWith('accepted')")
    begin = time.perf_counter()
    page.keyboard.press("f")
    page.wait_for_selector("#f0")
    found["filter applied"] = 1000 * (time.perf_counter() - begin)
    return found


def kept(session: Session) -> float:
    """Milliseconds until a verdict is on the disk, median of 50."""
    times = []
    for index in range(PRESSES):
        begin = time.perf_counter()
        session.judge("benchmark", index, {"verdict": "accepted"})
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found: dict[str, Any] = {"findings": options.findings}
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder, "review.sqlite3"))
        found["verdict on disk"] = kept(Session(report(options.findings), store, reviewer="benchmark"))
        store.close()
        found |= _in_browser(options.findings, Path(folder, "page.sqlite3"))
    if options.json:
        print(json.dumps(found, indent=2))
        return
    for name, value in found.items():
        print(f"{name:24} {value:10,.1f}" if name != "findings" else f"{name:24} {value:10,}")


def _in_browser(count: int, path: Path) -> dict[str, float]:
    # The store belongs to the thread that serves; Chromium is driven from this one.
    ready = threading.Event()
    started: list[Server] = []

    def serve() -> None:
        server = Server(Session(report(count), Store(path), reviewer="benchmark"))
        started.append(server)
        server.run(lambda _: ready.set())

    threading.Thread(target=serve, daemon=True).start()
    ready.wait(120)
    with sync_playwright() as driver:
        executable = shutil.which("chromium") or driver.chromium.executable_path
        browser = driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
        try:
            return measure(browser.new_page(viewport={"width": 1440, "height": 900}), started[0].address)
        finally:
            browser.close()


if __name__ == "__main__":
    main()
