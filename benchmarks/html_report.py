"""How quick the HTML report of ten thousand findings is in a browser: first paint, and a key press.

    python benchmarks/html_report.py [--findings N] [--json]

Needs Playwright and a Chromium. All times are wall-clock milliseconds: the best of three first paints, and of three
medians of 20 presses of the key that goes to the next finding, until the next frame is drawn.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from playwright.sync_api import sync_playwright

from bilint.reports import REPORTS, Style
from reports import report
from review import ARGUMENTS, PAINT, PRESS


def measure(path: Path) -> dict[str, float]:
    """First paint and key press of a report, in milliseconds."""
    paints, presses = [], []
    with sync_playwright() as driver:
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for _ in range(3):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(path.as_uri())
            paints.append(page.evaluate(PAINT))
            presses.append(statistics.median(page.evaluate(PRESS, "j") for _ in range(20)))
            page.close()
        browser.close()
    return {"first paint": round(min(paints)), "key j (next), median": round(min(presses))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        with path.open("w", encoding="utf-8", newline="\n") as out:
            REPORTS.load("html")(report(given.findings), out, Style())
        found = measure(path)
    print(json.dumps(found) if given.json else "\n".join(f"{name}: {value} ms" for name, value in found.items()))


if __name__ == "__main__":
    main()
