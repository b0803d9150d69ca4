"""The page in a real browser: filters, keys, both colour schemes, a narrow screen, and not one request."""

import shutil
from pathlib import Path

import pytest

from bilint.reports import Style
from bilint.reports.html import write

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        executable = found or driver.chromium.executable_path
        if not Path(executable).exists():
            pytest.skip("no chromium is installed")
        browser = driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(report, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    with path.open("w", encoding="utf-8") as out:
        write(report, out, Style())
    return path.as_uri()


@pytest.fixture
def open_page(browser, address):
    """Opens the page with the options of a browser context; at the end nothing may have gone wrong in it."""
    contexts, complaints, requests = [], [], []

    def open_it(**options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(address)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert complaints == []
    assert set(requests) == {address}


def shown(page):
    return [element.get_attribute("id") for element in page.query_selector_all("article:not([hidden])")]


def wait_for_count(page, text):
    page.wait_for_function("text => document.getElementById('count').textContent === text", arg=text, timeout=5000)


def test_all_is_shown_at_first(open_page):
    page = open_page()
    assert len(shown(page)) == 9
    wait_for_count(page, "11 findings, 9 of 9 pairs")
    assert page.locator("#filters button[type=reset]").is_disabled()


def test_filter_by_severity(open_page):
    page = open_page()
    page.get_by_label("minor").uncheck()
    wait_for_count(page, "7 findings, 9 of 9 pairs")
    page.get_by_label("only flagged").check()
    wait_for_count(page, "7 findings, 6 of 9 pairs")
    assert shown(page) == ["p1", "p3", "p4", "p6", "p7", "p9"]
    assert not page.locator("#p1-2").is_visible()
    # A mark is as severe as what is left of it: "million" is in the hidden finding too, " euros" in that one alone.
    assert [mark.get_attribute("class") for mark in page.query_selector_all("#p1 .target mark")] == [
        "critical",
        "critical",
        "off",
        "major",
    ]
    page.get_by_label("critical").uncheck()
    wait_for_count(page, "6 findings, 6 of 9 pairs")
    assert page.locator("#p1").get_attribute("data-worst") == "major"
    page.get_by_role("button", name="Show all").click()
    wait_for_count(page, "11 findings, 9 of 9 pairs")
    assert page.locator("#p1").get_attribute("data-worst") == "critical"


def test_filter_by_check_and_category(open_page):
    page = open_page()
    page.get_by_label("Check").select_option("numbers.mismatch")
    wait_for_count(page, "4 findings, 4 of 9 pairs")
    page.get_by_label("Category").select_option("style/unidiomatic")
    wait_for_count(page, "0 findings, 0 of 9 pairs")
    assert page.get_by_text("No pair fits these filters.").is_visible()
    assert page.locator("main h2:visible").count() == 0


def test_search(open_page):
    page = open_page()
    for text, ids in [
        ("PAID", ["p1"]),
        ("上海", ["p4"]),
        ("السلة", ["p6"]),
        ("word by word", ["p1"]),
        ("<script>", ["p8"]),
        ("zzz", []),
    ]:
        page.get_by_role("searchbox").fill(text)
        page.wait_for_function("n => document.querySelectorAll('article:not([hidden])').length === n", arg=len(ids))
        page.wait_for_timeout(120)  # the same number may have been shown before
        assert shown(page) == ids


def test_keys(open_page):
    page = open_page()
    focused = "document.activeElement.id || document.activeElement.name"
    for key, there in [("j", "p1"), ("j", "p3"), ("j", "p4"), ("k", "p3"), ("k", "p1"), ("k", "p1"), ("/", "text")]:
        page.keyboard.press(key)
        assert page.evaluate(focused) == there
    page.keyboard.type("jk?")
    assert page.get_by_role("searchbox").input_value() == "jk?"
    page.get_by_role("searchbox").fill("")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("f")
    wait_for_count(page, "11 findings, 8 of 9 pairs")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.get_by_label("single keys are on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("f")
    page.keyboard.press("j")
    assert page.get_by_label("only flagged").is_checked()
    assert not page.evaluate("document.activeElement.matches('article')")


def test_the_summary_leads_to_the_pairs(open_page):
    page = open_page()
    page.locator(".worst").get_by_role("link", name="pair 4").click()
    assert page.evaluate("location.hash") == "#p4"
    page.locator(".worst mark").first.hover()  # marks up there belong to no pair
    page.locator(".along a").last.click()
    assert page.evaluate("location.hash") == "#p9"
    assert page.locator(".along rect.critical").evaluate("rect => getComputedStyle(rect).fill") == "rgb(141, 15, 60)"


def test_a_finding_and_its_marks_point_to_each_other(open_page):
    page = open_page()
    page.locator("#p1-2").hover()
    assert page.locator("mark.lit").all_text_contents() == ["million", " euros"]
    page.get_by_text("with hard bandages", exact=True).hover()
    assert page.locator("li.lit").get_attribute("id") == "p1-3"
    assert page.locator("mark.lit").count() == 0


def test_directions(open_page):
    page = open_page()
    style = "element => [getComputedStyle(element).direction, getComputedStyle(element).textAlign]"
    assert page.locator("#p6 .target").evaluate(style) == ["rtl", "start"]
    assert page.locator("#p6 .source").evaluate(style) == ["ltr", "start"]


@pytest.mark.parametrize("width", [320, 800, 1280])
def test_no_sideways_scrolling(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    boxes = page.evaluate("[...document.querySelectorAll('body *')].map(e => e.getBoundingClientRect().right)")
    assert max(boxes) <= width


def test_a_narrow_screen_shows_first_what_counts(open_page):
    page = open_page(viewport={"width": 320, "height": 640})
    charts, summary = page.locator(".bars"), page.get_by_text("Charts", exact=True)
    verdict, worst = page.locator(".verdict").bounding_box(), page.locator(".worst li").first.bounding_box()
    assert verdict["y"] + verdict["height"] < 345  # with a name of two lines
    assert worst["y"] < 640
    assert not charts.is_visible()
    summary.click()
    assert charts.is_visible()
    summary.click()
    page.emulate_media(media="print")
    charts.wait_for(state="visible", timeout=5000)
    page.emulate_media(media="screen")
    charts.wait_for(state="hidden", timeout=5000)
    page.set_viewport_size({"width": 1280, "height": 900})
    charts.wait_for(state="visible", timeout=5000)
    assert not summary.is_visible()


# The WCAG 2 contrast of every element that holds text itself, against the nearest background that is not clear.
CONTRASTS = """() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => numbers(color).slice(0, 3)
    .map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (numbers(color)[3] !== 0) return color;
    }
  };
  return [...document.querySelectorAll("body *")]
    .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.checkVisibility())
    .filter((e) => !e.matches(":disabled"))
    .map((e) => {
      const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
      return [`${e.tagName}.${e.className}`, (a + 0.05) / (b + 0.05)];
    });
}"""


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_axe_finds_no_violation(open_page, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    found = axe.run(page)
    assert [violation["id"] for violation in found.response["violations"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(open_page, scheme):
    page = open_page(color_scheme=scheme)
    page.get_by_label("neutral").uncheck()
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) > 80
    assert [item for item in contrasts if item[1] < 4.5] == []
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(250, 249, 246)") is (scheme == "light")


def test_the_page_reads_without_javascript(open_page):
    page = open_page(java_script_enabled=False)
    assert page.locator("article").count() == 9
    assert page.locator("#p1-1").is_visible()
    assert not page.locator("#filters").is_visible()


def test_print_leaves_the_filters_out(open_page):
    page = open_page()
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator("#p1-1").is_visible()
