"""A whole review by keyboard alone, in a real browser: three pairs of scripts, narrow and wide, light and dark."""

import json
import re
import shutil
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import pytest

from bilint.review.precision import STORE
from bilint.review.store import Store

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect

ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
SIZES = {"narrow": {"width": 320, "height": 700}, "wide": {"width": 1440, "height": 900}}


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        executable = found or driver.chromium.executable_path
        if not Path(executable).exists():
            pytest.skip("no chromium is installed")
        browser = driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
        expect.set_options(timeout=5000)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def reviews(tmp_path_factory, start_review, copy_article):
    """A review of each article, started together."""
    started = {}
    for article in ("german", "arabic", "chinese"):
        folder = tmp_path_factory.mktemp(article)
        started[article] = start_review(*copy_article(article, folder), "--write", folder=folder)
    for review in started.values():
        review.enter()
    yield started
    for review in started.values():
        review.end()


@pytest.fixture
def own_review(start_review):
    """Starts a review for one test alone; it ends with the test, however that ends."""
    started = []

    def start(*arguments, folder):
        started.append(start_review(*arguments, folder=folder))
        return started[-1]

    yield start
    for review in started:
        review.end()


@pytest.fixture
def open_page(browser):
    """Opens a review in a browser of its own; at the end nothing may have gone wrong in it."""
    contexts, complaints, requests = [], [], []

    def open_it(review, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        name, value = review.cookie.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": f"http://{review.host}/"}])
        context.set_default_timeout(5000)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append((request.url, review.host)))
        page.goto(f"http://{review.host}/")
        page.wait_for_selector("article[aria-current]")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url, host in requests if not url.startswith((f"http://{host}/", f"blob:http://{host}/"))] == []


def says(page, start, within=5000):
    """Waits until the page says something; it is asked at each frame, which `expect` does not."""
    said = "start => document.getElementById('status').textContent.startsWith(start)"
    try:
        page.wait_for_function(said, arg=start, timeout=within)
    except playwright.TimeoutError:
        assert page.locator("#status").text_content() == start


def here(page):
    """Number of the finding at hand, from 1."""
    return int(page.locator("article[aria-current] header span").first.text_content())


def axe(page):
    """What axe-core finds wrong with the page as it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found["violations"]]


def sound(page, audit=True):
    """Nothing to scroll sideways and, where that is asked for, no complaint of axe-core (half a second)."""
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
    assert not audit or axe(page) == []


def name_oneself(page, name, blind=False):
    """From the top of the page by Tab to the field with the reviewer's name."""
    menu = page.locator("#menu")
    first = "menu" if menu.is_visible() else "reviewer"
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.id") == first:
            break
    if first == "menu":
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator("#progress")).to_have_text(re.compile("^0 of"))
    if blind:
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.get_by_label("blind")).to_be_checked()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    expect(page.locator("article[aria-current]")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("article", ["german", "arabic", "chinese"])
def test_a_whole_review_by_keyboard(reviews, open_page, article, size, scheme):
    review = reviews[article]
    page = open_page(review, viewport=SIZES[size], color_scheme=scheme)
    key = page.keyboard.press
    me = f"{size} {scheme} مراجع"
    total = page.locator("article").count()
    # Three states are audited in all twelve, the others once narrow and light, once wide and dark.
    everywhere = article == "arabic" and (size, scheme) in {("narrow", "light"), ("wide", "dark")}
    sound(page, everywhere)
    name_oneself(page, me, blind=True)
    assert here(page) == 1
    more = page.locator("#more")
    if more.is_visible():
        more.press("Enter")
    sound(page)
    if more.is_visible():
        more.press("Enter")
        key("Escape")

    # Verdicts go on to the next finding; the judged one stays in sight.
    key("a")
    says(page, f"accepted; 1 of {total}")
    assert here(page) == 2
    key("d")
    says(page, f"dismissed; 2 of {total}")
    assert page.locator("article").count() == total
    assert page.locator("article header .chip.dismissed").text_content() == "–dismissed"
    key("k")
    key("k")
    assert here(page) == 1

    # Severity, category and note.
    key("j")
    key("s")
    sound(page, everywhere)
    page.get_by_role("radio", name="critical").focus()
    key("Space")
    key("Enter")
    says(page, "severity: critical")
    key("c")
    page.keyboard.type("style/r")
    key("Enter")
    says(page, "category: style/register")
    key("n")
    page.keyboard.type("ليس خطأ <b>")
    sound(page)
    key("Control+Enter")
    says(page, "note saved")
    assert page.locator("article[aria-current] .note").text_content() == "ليس خطأ <b>"
    assert page.locator("article[aria-current] .chip.critical").is_visible()

    # The line is edited, and checked while one writes.
    key("j")
    key("e")
    expect(page.locator(".editor li").first).to_be_visible()
    sound(page)
    key("Control+End")
    page.keyboard.type("  again again")
    expect(page.locator(".editor ul")).to_contain_text("again")
    key("Control+Enter")
    says(page, f"corrected and accepted; 3 of {total}")
    assert page.locator("article:nth-child(3) .original").is_visible()
    assert here(page) == 4
    key("u")
    says(page, f"undone; 2 of {total}")
    assert here(page) == 3
    expect(page.locator("article:nth-child(3) .original")).to_have_count(0)

    # One key puts a suggestion into the text.
    while page.locator("article[aria-current] .suggestions").count() == 0:
        key("j")
    at = here(page)
    better = page.locator("article[aria-current] .suggestions bdi").first.text_content()
    key("1")
    says(page, f"corrected and accepted; 3 of {total}")
    # At the beginning of a sentence it has a capital.
    corrected = page.locator(f"article:nth-child({at}) p.target:not(.near)").text_content()
    assert better.casefold() in corrected.casefold()
    assert page.evaluate("document.activeElement.matches('article[aria-current]')")

    # Never again for this word.
    key("j")
    key("w")
    page.keyboard.type("our house style")
    sound(page, everywhere)
    key("Enter")
    says(page, "dismissed 1 for good; written to bilint.toml")
    assert 'reason = "our house style' in (review.folder / "bilint.toml").read_text("utf-8")
    expect(page.locator("article[aria-current] .note")).to_have_text("never again: our house style")
    key("u")
    says(page, "undone; 3 of")
    expect(page.locator("article[aria-current] .note")).to_have_count(0)
    assert "[[ignore]]" not in (review.folder / "bilint.toml").read_text("utf-8")

    # All others.
    for _ in range(at):
        key("k")
    for _ in range(total):
        key("a")
    says(page, f"accepted; {total} of {total}")
    assert page.locator("#progress").text_content() == f"{total} of {total}"
    sound(page, everywhere)

    # Filter and search.
    key("f")
    page.wait_for_selector("p.empty")
    sound(page, everywhere)
    key("f")
    page.wait_for_selector("article")
    key("/")
    page.keyboard.type("again again")
    key("Enter")
    page.wait_for_selector("p.empty")
    key("Control+a")
    page.keyboard.type(better)
    key("Enter")
    page.wait_for_selector("article")
    assert page.locator("article").count() < total

    # The corrected file differs in the corrected words only.
    status, given, body = review.ask("GET", f"/api/export/target?as={quote(me)}&blind=1", headers=review.page_headers)
    assert (status, given["x-left-out"]) == (200, quote("[]"))
    before, after = (review.folder / "machine.en.txt").read_text("utf-8"), body.decode()
    assert better.casefold() in after.casefold()
    assert len(before.split("\n")) == len(after.split("\n"))
    assert sum(a != b for a, b in zip(before.split("\n"), after.split("\n"), strict=True)) == 1


def test_what_others_said(reviews, open_page):
    review = reviews["german"]
    for name, verdict in (("anna", "accepted"), ("ben", "dismissed")):
        assert review.post("judge", reviewer=name, finding=5, verdict=verdict, note=f"says {name}")[0] == 200
    page = open_page(review, viewport=SIZES["wide"])
    name_oneself(page, "cem")
    row = page.locator("#f5")
    assert {"anna: accepted, says anna", "ben: dismissed, says ben"} <= set(row.locator(".other").all_text_contents())
    page.get_by_label("Verdicts of").select_option("ben")
    expect(page.locator("article")).to_have_count(1)
    page.get_by_label("blind").check()
    expect(page.locator("article")).not_to_have_count(1)
    assert page.locator(".other").count() == 0
    assert "anna" not in json.dumps(review.get("/api/findings?as=cem&blind=1"))
    assert "anna" not in json.dumps(review.get("/api/about?blind=1"))
    page.get_by_label("blind").uncheck()
    page.get_by_role("button", name="Agreement").click()
    expect(page.get_by_role("row", name="anna, ben 1 0 % 0.00 (Cohen's kappa)")).to_be_visible()
    sound(page)
    page.keyboard.press("Escape")
    page.locator("select[name=verdict]").select_option("disputed")
    expect(page.locator("article")).to_have_count(1)


def test_what_is_being_written_is_not_lost(reviews, open_page):
    page = open_page(reviews["chinese"], viewport=SIZES["wide"])
    name_oneself(page, "fay")
    page.keyboard.press("e")
    expect(page.locator(".editor textarea")).to_be_focused()
    page.keyboard.type(" More")
    page.locator("select[name=verdict]").select_option("accepted")
    says(page, "Save or leave the line that you edit first.")
    area = page.locator(".editor textarea")
    assert area.input_value().endswith(" More")
    area.focus()
    page.keyboard.press("Escape")
    assert area.count() == 0
    expect(page.locator("article[aria-current]")).to_be_focused()


def test_keys_wait_for_the_rows_they_mean(reviews, open_page):
    page = open_page(reviews["arabic"], viewport=SIZES["wide"])
    name_oneself(page, "gil", blind=True)
    # All at once: the verdicts belong to the findings that come up, however slow their rows are.
    page.evaluate("""() => {
        for (const key of ["f", "1", "f", "d"]) {
            const press = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(press);
        }
    }""")
    says(page, "dismissed; 2 of")
    # Each filter keeps the place: the second finding is at hand when the first is judged.
    expect(page.locator("article:nth-child(1) .chip.accepted")).to_have_count(2)
    expect(page.locator("article:nth-child(2) .chip.dismissed")).to_have_count(1)


def test_keys_can_be_switched_off(reviews, open_page):
    page = open_page(reviews["german"], viewport=SIZES["wide"])
    name_oneself(page, "dora")
    page.keyboard.press("?")
    sound(page)
    page.get_by_label("single keys are on").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("j")
    assert here(page) == 1
    page.get_by_role("button", name="a accept").click()
    says(page, "accepted; 1 of")
    assert here(page) == 2


def test_two_tabs_see_each_other(reviews, open_page):
    review = reviews["chinese"]
    one, other = (open_page(review, viewport=SIZES["wide"]) for _ in range(2))
    for page in (one, other):
        name_oneself(page, "erik")
    one.keyboard.press("a")
    says(one, "accepted; 1 of")
    other.keyboard.press("j")
    other.keyboard.press("d")
    says(other, "dismissed; 2 of")
    one.keyboard.press("u")
    says(one, "undone; 1 of")
    assert here(one) == 2


def test_directions_and_languages(reviews, open_page):
    page = open_page(reviews["arabic"], viewport=SIZES["wide"])
    assert page.locator("p.source:not(.near)").first.evaluate("e => [e.lang, getComputedStyle(e).direction]") == [
        "ar",
        "rtl",
    ]
    assert page.locator("p.target:not(.near)").first.evaluate("e => [e.lang, getComputedStyle(e).direction]") == [
        "en",
        "ltr",
    ]
    page.keyboard.press("e")
    assert page.locator("textarea").evaluate("e => [e.lang, e.dir]") == ["en", "ltr"]


def test_markup_in_texts_stays_text(own_review, open_page, tmp_path):
    """In the texts, in a suggestion, in the name of the file, in the reviewer's name and in a note."""
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    name = "<img src=x onerror=alert(3)>.tsv"
    (tmp_path / name).write_text(f"source\ttarget\nEr {evil} kam.\tHe {evil} {evil} came came.\n", "utf-8")
    review = own_review(
        name, "--select", "repetition", "--source-lang", "de", "--target-lang", "en", "--reviewer", evil[:28],
        folder=tmp_path,
    )  # fmt: skip
    review.enter()
    assert review.post("judge", reviewer=f"{evil[:28]} 2", finding=0, note=evil)[0] == 200
    page = open_page(review, viewport=SIZES["wide"])
    assert evil in page.locator("p.target:not(.near)").first.text_content()
    assert evil in page.locator(".other").first.text_content()
    assert name in page.locator("h1").text_content()
    page.keyboard.press("n")
    page.keyboard.type(evil)
    page.keyboard.press("Control+Enter")
    says(page, "note saved")
    page.keyboard.press("e")
    expect(page.locator(".editor li").first).to_be_visible()
    assert page.locator("img, main script, h1 script").count() == 0


def test_severity_is_a_word_a_sign_and_a_colour(reviews, open_page):
    page = open_page(reviews["arabic"], viewport=SIZES["wide"])
    expect(page.locator("article header")).to_have_count(page.locator("article").count())  # all are drawn
    chips = page.locator("article header .chip:first-of-type")
    told = chips.evaluate_all("all => all.map(e => [e.textContent, getComputedStyle(e).backgroundColor])")
    assert {text for text, _ in told} == {"✕critical", "▲major", "●minor"}
    assert len({colour for _, colour in told}) == 3
    # What a message quotes may run the other way.
    assert page.locator(".message bdi", has_text="دولار").count() > 0


def test_two_tabs_judge_at_once(reviews, open_page):
    review = reviews["german"]
    pages = [open_page(review, viewport=SIZES["wide"]) for _ in range(2)]
    for page in pages:
        name_oneself(page, "hana", blind=True)
    total = pages[0].locator("article").count()
    # One from the top, one from the end; each shows at the end what both said.
    for _ in range(total):
        pages[1].keyboard.press("j")
    for _ in range(total // 2):
        pages[0].keyboard.press("a")
        pages[1].keyboard.press("k")
        pages[1].keyboard.press("d")
        pages[1].keyboard.press("k")
    for _ in range(100):  # the last requests may still be on their way
        found = review.get("/api/findings?as=hana&blind=1")
        if found["progress"]["judged"] >= 2 * (total // 2) - 1:  # they may have met at one
            break
        pages[0].wait_for_timeout(50)
    rows = found["rows"]
    assert [row["verdict"] for row in rows[: total // 2]].count("accepted") >= total // 2 - 1
    assert "dismissed" in [row["verdict"] for row in rows[total // 2 :]]
    for page in pages:
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.locator("article .chip.accepted")).to_have_count(sum(row["verdict"] == "accepted" for row in rows))
        expect(page.locator("article .chip.dismissed")).to_have_count(
            sum(row["verdict"] == "dismissed" for row in rows)
        )


def test_focus_can_be_seen(reviews, open_page):
    page = open_page(reviews["german"], viewport=SIZES["wide"])
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_pages_of_a_hundred(browser, own_review, tmp_path):
    rows = "".join(f"Er kam {n} Mal.\tHe came {n} times times.\n" for n in range(2, 252))
    (tmp_path / "a.de-en.tsv").write_text("source\ttarget\n" + rows, "utf-8")
    review = own_review("a.de-en.tsv", "--select", "repetition", folder=tmp_path)
    context = browser.new_context()
    page = context.new_page()
    page.goto(review.address)
    page.wait_for_selector("article[aria-current]")
    assert page.locator("article").count() == 100
    page.keyboard.press("f")
    expect(page.locator("#count")).to_have_text("250 findings")
    for _ in range(100):
        page.keyboard.press("a")
    says(page, "accepted; 100 of 250", within=30_000)  # a hundred writes to the disk, one after the other
    # The second page goes on where the first one ended, though all of the first would fall out of the filter by now.
    expect(page.locator("#page")).to_have_text("Page 2 of 3")
    expect(page.locator("article[aria-current] header span").first).to_have_text("101")
    page.keyboard.press("k")
    expect(page.locator("article[aria-current] header span").first).to_have_text("100")
    expect(page.locator("article .chip.accepted")).to_have_count(100)  # those out of sight are drawn when there is time
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("#count")).to_have_text("150 findings")
    context.close()


def test_an_ended_review_loses_nothing_quietly(browser, own_review, copy_article, tmp_path):
    review = own_review(*copy_article("german", tmp_path), folder=tmp_path)
    context = browser.new_context()
    page = context.new_page()
    page.goto(review.address)
    page.wait_for_selector("article[aria-current]")
    page.keyboard.press("a")
    says(page, "accepted; 1 of")
    review.process.kill()
    review.process.wait(10)
    page.keyboard.press("d")
    says(page, "Not saved: bilint review does not answer")
    assert page.locator("article header .chip.dismissed").count() == 0
    context.close()
    store = Store(tmp_path / STORE)
    assert [entry.value for entry in store.entries("verdict")] == ["accepted"]
    store.close()
