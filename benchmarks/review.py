"""How quick the review page is with many findings: first paint, every key, a verdict kept.

    python benchmarks/review.py [--findings 10000] [--json]

Needs the extra `review`, Playwright and a Chromium. All times are wall-clock milliseconds. First paint is the browser's
own `first-contentful-paint`; the rows count from the moment the address was opened. A key press is the time until the
frame that shows what it did: the next finding, the next page, the question, the verdict taken back. The server runs in
a process of its own, and of all findings but the first 500 a verdict is stored, as at the end of a long review.

Each key is pressed some ten to hundred times; median, 95th percentile and worst are printed. Between all of them a key
is pressed that does nothing: what that takes, the machine takes from every key (a frame lasts 17 ms, and other programs
want the processor, too). Compare the worst of a key with the worst of that one.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bilint.model import Finding, Pair, Report, Severity, Span, fingerprint
from bilint.review.server import Server
from bilint.review.session import Session
from bilint.review.store import Change, Store

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu"]


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

# The same for a key whose effect may come later: until the frame in which something on the page is another.
ANSWERED = """([key, effect]) => new Promise((resolve) => {
  const shown = new Function(`return ${effect}`);
  const before = shown();
  const start = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const look = () => requestAnimationFrame(() => {
    if (shown() === before && performance.now() - start < 5000) return look();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now() - start);
    channel.port2.postMessage(0);
  });
  look();
})"""
AT_HAND = "document.querySelector('article[aria-current]').id"
SAID = f"{AT_HAND} + document.getElementById('status').textContent"
COUNT = "document.getElementById('count').textContent"
OPENED = "document.querySelector('dialog[open], .editor') !== null"
SEARCHING = "document.activeElement.name"


class Presses:
    """Times of key presses by what they do, with those of a key that does nothing in between."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.times: dict[str, list[float]] = {"key without effect": []}

    def press(self, name: str, key: str, effect: str, count: int, after: Callable[[], object] | None = None) -> None:
        """Presses a key `count` times; `after` puts back what it did."""
        for _ in range(count):
            self.times.setdefault(name, []).append(self._page.evaluate(ANSWERED, [key, effect]))
            if after is not None:
                after()
            self.times["key without effect"].append(self._page.evaluate(PRESS, "x"))

    def found(self) -> dict[str, dict[str, float]]:
        """Median, 95th percentile, worst and how many presses took 50 ms or more."""
        return {
            name: {
                "presses": len(times),
                "median": statistics.median(times),
                "95 %": statistics.quantiles(times, n=20)[-1],
                "worst": max(times),
                "over 50 ms": sum(each >= 50 for each in times),
            }
            for name, times in self.times.items()
        }


def measure(page: Page, address: str) -> dict[str, Any]:
    """Opens the page and measures it."""
    page.goto(address)
    page.wait_for_selector("article[aria-current]")
    found: dict[str, Any] = {
        "first paint": page.evaluate(PAINT),
        "first 100 rows": page.evaluate("performance.now()"),
    }
    page.wait_for_timeout(1000)
    keys = Presses(page)

    def back() -> None:
        page.keyboard.press("Escape")
        page.wait_for_function(f"() => !({OPENED})")

    for key, name in (("s", "severity"), ("c", "category"), ("n", "note"), ("w", "never again"), ("e", "edit")):
        keys.press(f"{key} ({name})", key, OPENED, 20, back)
    keys.press("/ (search)", "/", SEARCHING, 20, back)
    keys.press("1 (suggestion)", "1", AT_HAND, 40)
    keys.press("u (undo)", "u", SAID, 40)
    keys.press("j (next)", "j", AT_HAND, 98)
    # Over the end of the page and back, again and again.
    for _ in range(20):
        keys.press("j (next page)", "j", AT_HAND, 1)
        keys.press("k (page before)", "k", AT_HAND, 1)
    keys.press("k (before)", "k", AT_HAND, 98)
    keys.press("a (accept)", "a", AT_HAND, 99)
    keys.press("j (next page)", "j", AT_HAND, 1)
    keys.press("d (dismiss)", "d", AT_HAND, 99)
    page.wait_for_function("() => document.getElementById('status').textContent.startsWith('dismissed')")
    keys.press("f (filter)", "f", COUNT, 40)
    return found | {"keys": keys.found()}


def kept(session: Session) -> float:
    """Milliseconds until a verdict is on the disk, median of 50."""
    times = []
    for index in range(50):
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
    keys = found.pop("keys")
    for name, value in found.items():
        print(f"{name:20} {value:10,.0f}")
    heads = list(next(iter(keys.values())))
    print("\n" + " " * 20 + "".join(f"{head:>11}" for head in heads))
    for name, values in keys.items():
        print(f"{name:20}" + "".join(f"{values[head]:11,.0f}" for head in heads))


def serve(count: int, path: str, ready: multiprocessing.Queue[str]) -> None:
    """Serves a review in which all but 500 findings are judged."""
    store, results = Store(Path(path)), report(count)
    store.record("benchmark", [Change(each.fingerprint, "verdict", "accepted") for each in results.findings[500:]])
    server = Server(Session(results, store, reviewer="benchmark"))
    server.run(ready.put)


def _in_browser(count: int, path: Path) -> dict[str, Any]:
    context = multiprocessing.get_context("spawn")
    ready: multiprocessing.Queue[str] = context.Queue()
    server = context.Process(target=serve, args=(count, str(path), ready), daemon=True)
    server.start()
    address = ready.get(timeout=120)
    try:
        with sync_playwright() as driver:
            executable = shutil.which("chromium") or driver.chromium.executable_path
            browser = driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
            try:
                return measure(browser.new_page(viewport={"width": 1440, "height": 900}), address)
            finally:
                browser.close()
    finally:
        server.kill()


if __name__ == "__main__":
    main()
