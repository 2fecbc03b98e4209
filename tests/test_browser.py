"""The site in a real browser, for readers of every shape: each page opened once, and asked all."""

import gzip
import re

import pytest

from tests import pages, readers

LESSON = "lesson/training-loop.html"


class Visit:
    """A page in a window of its own, and what its first view said and asked for."""

    def __init__(self, context, url: str):
        self.page = context.new_page()
        self.said, self.asked, self.responses = [], [], []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("response", lambda response: self.responses.append(response))
        self.page.goto(url)
        self.page.wait_for_load_state("networkidle")


@pytest.fixture(scope="module", params=pages.PATHS)
def path(request):
    return request.param


@pytest.fixture(scope="module")
def visit(browser, address, path):
    """The page, opened once for all of these tests, in their order."""
    options = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
    context = browser.new_context(color_scheme="light", **options)
    yield Visit(context, f"{address}{path}")
    context.close()


def test_the_console_is_silent_and_no_one_else_is_asked(visit, address):
    assert visit.said == []
    assert [url for url in visit.asked if not url.startswith((address, "data:", "blob:"))] == []


def test_the_first_view_is_light(visit):
    sizes = {response.url: len(gzip.compress(response.body())) for response in visit.responses}
    assert len(sizes) <= 12
    assert sum(sizes.values()) <= 120_000, sizes


def test_axe_finds_nothing(visit):
    assert readers.violations(visit.page) == {}


def test_nothing_is_wider_than_a_phone(visit):
    readers.become(visit.page, 360)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360


# The controls of blocks of code that are too small to press, or lie over text or each other; and
# how many looks they have.
MISPLACED = """() => {
  const controls = [...document.querySelectorAll(".run, .download, .md-code__button")]
    .filter(control => control.checkVisibility());
  const looks = new Set(controls.map(control => {
    const style = getComputedStyle(control);
    const icon = getComputedStyle(control, "::after");
    return [style.width, style.height, style.color, icon.width, icon.height].join();
  }));
  const misplaced = controls.filter(control => {
    const block = control.closest(".highlight");
    const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), others = [];
    while (text.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(text.currentNode);
      if (text.currentNode.data.trim()) others.push(...range.getClientRects());
    }
    for (const other of block.querySelectorAll(".run, .download, .md-code__button")) {
      if (other !== control) others.push(other.getBoundingClientRect());
    }
    const a = control.getBoundingClientRect();
    return Math.min(a.width, a.height) < 24 || others.some(b => a.left < b.right - 1
      && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1);
  }).map(control => `${control.ariaLabel}: ${control.closest("pre").innerText.slice(0, 80)}`);
  return { misplaced, looks: looks.size };
}"""


@pytest.mark.parametrize("width", [1280, 720, 360])
def test_what_runs_downloads_or_copies_is_one_row_that_covers_no_text(visit, path, width):
    readers.become(visit.page, width)
    links = visit.page.locator("a.download:visible")
    article = pages.soup(path).find("article")  # where the neuron takes its script's place
    assert links.count() == len(article.select("a.download:not(train-neuron *)"))
    assert visit.page.evaluate(MISPLACED) in (
        {"misplaced": [], "looks": 1},
        {"misplaced": [], "looks": 0},  # a page without code
    )


# What scrolls sideways without a shadow at its end (axe asks whether a keyboard can), and sentences
# that go on beyond their box.
HIDDEN = """() => {
  const wide = element => element.scrollWidth > element.clientWidth;
  const boxes = document.querySelectorAll("article :is(pre > code, .md-typeset__scrollwrap)");
  const unsaid = [...boxes].filter(wide)
    .filter(element => !getComputedStyle(element).backgroundImage.includes("gradient"));
  const unwrapped = [...document.querySelectorAll(".wraps")].filter(wide);
  return [...unsaid, ...unwrapped].map(element => element.innerText.slice(0, 80));
}"""


def test_on_a_phone_tables_fit_sentences_wrap_and_what_scrolls_says_so(visit):
    readers.become(visit.page, 360)
    assert visit.page.evaluate(HIDDEN) == []
    wrapper = visit.page.locator(".md-typeset__scrollwrap")
    assert wrapper.evaluate_all("all => all.filter(w => w.scrollWidth > w.clientWidth).length") == 0


FOCUS = """() => {
  let focus = document.activeElement;
  if (focus === document.body) return null;
  const inside = !!focus.closest("article");
  while (focus.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
  const again = focus.dataset.focused;
  focus.dataset.focused = "";
  const outlined = element => element && getComputedStyle(element).outlineStyle !== "none";
  const visible = outlined(focus) || outlined(focus.labels?.[0]);
  return { again: again === "", inside, visible, html: focus.outerHTML.slice(0, 120) };
}"""
REACHABLE = """() => {
  const controls = ["a[href]", "button", "summary", "input:not([type=hidden])"];
  const found = document.querySelectorAll(controls.map(name => `article ${name}`).join());
  const reached = element => element.checkVisibility() && element.tabIndex >= 0
    && !(element.type === "radio" && !element.checked);
  return [...found].filter(reached).length;
}"""


def test_every_control_can_be_reached_and_seen_by_keyboard(visit):
    readers.become(visit.page, 1280)
    wanted, reached = visit.page.evaluate(REACHABLE), 0
    for _ in range(400):
        visit.page.keyboard.press("Tab")
        focus = visit.page.evaluate(FOCUS)
        if focus is None or focus["again"]:
            break
        assert focus["visible"], focus["html"]
        reached += focus["inside"]
    assert reached >= wanted > 0


# Headings and titles that may stand at the end of a page, and figures that a page may cut.
TOGETHER = """() => {
  const titles = document.querySelectorAll("article :is(h1, h2, h3, summary, .filename)");
  const figures = document.querySelectorAll("article figure");
  return [
    ...[...titles].filter(title => getComputedStyle(title).breakAfter !== "avoid"),
    ...[...figures].filter(figure => getComputedStyle(figure).breakInside !== "avoid"),
  ].map(element => element.innerText);
}"""


def test_a_printed_page_shows_every_tab_and_answer_in_light_colours(visit):
    readers.become(visit.page, 1280, "dark", media="print")
    hidden = """[...document.querySelectorAll(
      ".tabbed-block, details > :not(summary), figure:not(train-neuron *) > svg")]
      .filter(element => !element.checkVisibility()).map(element => element.outerHTML)"""
    visit.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
    visit.page.evaluate("document.querySelectorAll('.tabbed-block').forEach(b => b.style = '')")
    assert visit.page.evaluate(hidden) == []
    controls = visit.page.locator("article :is(button, .download, .as-markdown, .headerlink)")
    assert controls.locator("visible=true").count() == 0
    assert visit.page.evaluate(TOGETHER) == []
    style = visit.page.evaluate_handle("getComputedStyle(document.body)")
    assert style.evaluate("style => style.getPropertyValue('--fig-paper')") == "#ffffff"
    assert style.evaluate("style => style.backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


@pytest.fixture(scope="module")
def without_scripts(browser):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_everything_is_there_without_scripts(without_scripts, address, path):
    without_scripts.goto(f"{address}{path}")
    text = squeezed(without_scripts.locator("article").inner_text())
    for paragraph in pages.soup(path).select("article > p"):
        assert squeezed(paragraph.get_text())[:60] in text


def squeezed(text: str) -> str:
    return re.sub(r"[\s¶]+", " ", text).strip()


# What a reader does


def test_the_search_loads_its_index_when_a_reader_turns_to_it(open_page):
    page = open_page("index.html")
    page.wait_for_load_state("networkidle")
    loaded = "performance.getEntriesByType('resource').some(e => e.name.includes('search_index'))"
    assert not page.evaluate(loaded)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("backpropagation")
    page.locator(".md-search-result__link").first.wait_for()
    assert page.evaluate(loaded)
    assert page.locator("[role=dialog]").get_attribute("aria-label") == "Search"


# In the words of other tutorials, of error messages, and in American spelling.
WORDS = ["GPU", "Adam", "float64", "item", "eval", "inference_mode", "normalize", "standardize"]
WORDS += [
    "nan",
    "RMSE",
    "outlier",
    "classification",
    "hidden layer",
    "underfits",
    "ModuleNotFoundError",
]


def test_the_search_finds_the_words_that_learners_type(open_page):
    page = open_page("index.html")
    box = page.get_by_role("textbox", name="Search")
    for word in WORDS:
        box.clear()
        box.press_sequentially(word)
        found = page.locator(".md-search-result__link mark", has_text=word.split()[-1])
        found.first.wait_for(state="attached")


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


def test_the_copy_button_copies_exactly_the_code_and_keeps_its_name(open_page):
    page = open_page("index.html", permissions=["clipboard-read", "clipboard-write"])
    block = page.locator(".highlight", has_text="optimizer.zero_grad()").first
    button = block.locator(".md-code__button").first
    button.focus()
    page.locator(".md-tooltip2--active").wait_for()  # which takes the button's title away
    assert button.get_attribute("aria-label")
    button.click()
    page.get_by_text("Copied to clipboard").first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.rstrip("\n") + "\n" == pages.expand('--8<-- "lesson.py"')


def test_a_finger_has_room_on_each_control_of_a_block(open_page):
    page = open_page("lesson/inference.html", has_touch=True, is_mobile=True)
    for name in ("run", "download", "md-code__button"):
        box = page.locator(f".{name}:visible").first.bounding_box()
        assert min(box["width"], box["height"]) >= 44, name


@pytest.mark.parametrize("scripting", [True, False])
def test_a_click_downloads_the_script_under_its_name(open_page, scripting):
    page = open_page("lesson/inference.html", java_script_enabled=scripting)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download no_grad.py").click()
    assert download.value.suggested_filename == "no_grad.py"
    text = pages.expand('--8<-- "inference/no_grad.py"')
    with open(download.value.path(), encoding="utf-8", newline="") as file:
        assert file.read() == text


# Terms


def test_a_term_is_marked_where_it_first_stands_and_nowhere_else(open_page):
    page = open_page("lesson/data.html")
    words = [re.sub("s$", "", word) for word in page.locator("abbr").all_inner_texts()]
    assert "tensor" in words
    assert len(words) == len(set(words))


def test_a_term_shows_its_definition_until_escape(open_page):
    page = open_page("lesson/data.html", reduced_motion="reduce")
    term = page.locator("abbr", has_text="tensor")
    definition = term.get_attribute("title")
    tooltip = page.get_by_role("tooltip", name=definition)
    term.focus()  # the keyboard
    tooltip.wait_for()
    shown = page.locator(".md-tooltip2").get_attribute("id")
    assert term.get_attribute("aria-describedby") == shown
    page.keyboard.press("Escape")
    tooltip.wait_for(state="detached")
    term.hover()  # the pointer
    tooltip.wait_for()
    page.locator(".md-tooltip2--active .md-tooltip2__inner").hover()  # it stays below the pointer
    page.wait_for_timeout(500)
    assert tooltip.is_visible()
    term.hover()
    page.keyboard.press("Escape")
    tooltip.wait_for(state="detached")


def test_a_term_has_its_definition_without_scripts(open_page):
    page = open_page("lesson/data.html", java_script_enabled=False)
    assert page.locator("abbr", has_text="tensor").first.get_attribute("title")
