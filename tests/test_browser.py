"""The site in a real browser, for readers of every shape."""

import gzip
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import browsers, pages

PATHS = sorted(
    file.relative_to(pages.SITE).as_posix()
    for file in pages.build().rglob("*.html")
    if file.name != "404.html"
)
every_path = pytest.mark.parametrize("path", PATHS)
LESSON = "lesson/training-loop.html"

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@every_path
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page, path, scheme, width):
    page = open_page(path, width, color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    page.evaluate(browsers.SHOW_EVERYTHING)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@every_path
def test_the_console_is_silent_and_no_one_else_is_asked(browser, address, path):
    page = browser.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{path}")
    page.wait_for_load_state("networkidle")
    page.close()
    assert said == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


@every_path
def test_the_first_view_is_light(browser, address, path):
    page = browser.new_page()
    responses = []
    page.on("response", lambda response: responses.append(response))
    page.goto(f"{address}{path}")
    page.wait_for_load_state("networkidle")
    sizes = {response.url: len(gzip.compress(response.body())) for response in responses}
    page.close()
    assert len(sizes) <= 12
    assert sum(sizes.values()) <= 120_000, sizes


def test_the_search_loads_its_index_when_a_reader_turns_to_it(open_page):
    page = open_page("index.html")
    page.wait_for_load_state("networkidle")
    loaded = "performance.getEntriesByType('resource').some(e => e.name.includes('search_index'))"
    assert not page.evaluate(loaded)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("backpropagation")
    page.locator(".md-search-result__link").first.wait_for()
    assert page.evaluate(loaded)


@every_path
def test_nothing_is_wider_than_a_phone(open_page, path):
    page = open_page(path, width=360)
    page.evaluate(browsers.SHOW_EVERYTHING)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_toggle_recolours_an_inline_plot(open_page):
    page = open_page(LESSON, color_scheme="light")
    line = page.locator("svg.plot [style*='--fig-c0']").first
    color = "element => getComputedStyle(element).stroke"
    seen = set()
    for _ in range(3):
        seen.add((page.evaluate("document.body.dataset.mdColorScheme"), line.evaluate(color)))
        page.locator("label[for^=__palette]:visible").click()
    assert {scheme for scheme, _ in seen} == {"default", "slate"}
    assert len({color for _, color in seen}) == 2


def test_the_copy_button_copies_exactly_the_code(browser, address):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    block = page.locator(".highlight", has_text="optimizer.zero_grad()").first
    block.locator("button.md-code__button, .md-clipboard").first.click()
    page.wait_for_timeout(200)
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied.rstrip("\n") + "\n" == pages.expand('--8<-- "lesson.py"')


@every_path
def test_everything_is_there_without_scripts(open_page, path):
    text = open_page(path, java_script_enabled=False).locator("article").inner_text()
    for block in pages.BeautifulSoup((pages.SITE / path).read_text("utf-8"), "html.parser").select(
        "article > p"
    ):
        assert squeezed(block.get_text())[:60] in squeezed(text)


def squeezed(text: str) -> str:
    return re.sub(r"[\s¶]+", " ", text).strip()


@every_path
def test_every_control_can_be_reached_and_seen_by_keyboard(open_page, path):
    page = open_page(path, reduced_motion="reduce")
    wanted = page.evaluate(
        """[...document.querySelectorAll("article a[href], article button, article summary,"
           + " article input:not([type=hidden])")].filter(e => e.checkVisibility()
           && e.tabIndex >= 0 && !(e.type === "radio" && !e.checked)).length"""
    )
    focused, seen = set(), 0
    page.evaluate("document.body.focus()")
    for _ in range(400):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """(() => { let e = document.activeElement;
               if (e === document.body) return null;
               const inside = !!e.closest("article");
               while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
               e.dataset.focused ??= String(window.focusedSoFar = (window.focusedSoFar ?? 0) + 1);
               const label = e.labels?.[0];
               const outlined = x => x && getComputedStyle(x).outlineStyle !== "none";
               return {id: e.dataset.focused, inside,
                       html: e.outerHTML.slice(0, 120),
                       visible: outlined(e) || outlined(label)}; })()"""
        )
        if state is None or state["id"] in focused:
            break
        focused.add(state["id"])
        assert state["visible"], state["html"]
        seen += state["inside"]
    assert seen >= wanted


def test_a_printed_page_shows_every_tab_and_answer_in_light_colours(open_page):
    page = open_page(LESSON, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.wait_for_timeout(200)
    for tab in page.locator(".tabbed-block").all():
        assert tab.is_visible()
    for details in page.locator("details > :not(summary)").all():
        assert details.is_visible()
    for figure in page.locator("figure > svg").all():
        assert figure.is_visible()
    paper = "getComputedStyle(document.body).getPropertyValue('--fig-paper')"
    assert page.evaluate(paper).strip() == "#ffffff"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
