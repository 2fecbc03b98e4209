"""The site in a real browser, for readers of every shape: each page opened once, and asked all."""

import gzip
import re
from collections import Counter

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
    assert len(sizes) <= 10
    assert sum(sizes.values()) <= 110_000, sizes


def test_a_term_is_marked_where_it_is_in_sight(visit):
    hidden = "terms => terms.filter(term => !term.checkVisibility()).map(term => term.innerHTML)"
    assert visit.page.locator("article abbr").evaluate_all(hidden) == []


def test_a_screen_reader_tells_the_controls_of_a_page_apart(visit):
    page = visit.page
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    named = readers.names(page)
    for role in ("button", "DisclosureTriangle"):  # which is a fold's summary
        assert [name for name, count in Counter(named[role]).items() if count > 1] == [], role
    assert [name for name in named["heading"] if "¶" in name] == []
    tabs = page.locator(".tabbed-set")
    assert page.get_by_role("group", name=re.compile(r"\w")).and_(tabs).count() == tabs.count()


def test_axe_finds_nothing(visit):
    assert readers.violations(visit.page) == {}


def test_nothing_is_wider_than_a_phone(visit):
    readers.become(visit.page, 360)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360


# Each plot's sizes of text, in the page's pixels; a formula's letters have places, and keep them.
TEXT = """() => [...document.querySelectorAll("article svg.plot")].flatMap(plot => {
  const scale = plot.getBoundingClientRect().width / plot.viewBox.baseVal.width;
  const texts = !scale ? [] : [...plot.querySelectorAll("text:not(:has(tspan))")];
  return texts.map(text => parseFloat(getComputedStyle(text).fontSize) * scale);
})"""


# The words of each figure that its edge cuts off, or that lie on other words or, in a plot, on a
# line or a point.
CROSSED = """() => [...document.querySelectorAll("article :is(.plot, .drawing)")].flatMap(plot => {
  const edge = plot.getBoundingClientRect();
  const texts = [...plot.querySelectorAll("text")].map(text => {
    const {x, y, width, height} = text.getBoundingClientRect();  // of which its letters fill a part
    return [text.textContent.trim(), new DOMRect(x, y + 0.2 * height, width, 0.6 * height)];
  }).filter(([words, box]) => words.length > 1 && box.width);
  const drawn = [...plot.querySelectorAll(".plot use")].map(point => point.getBoundingClientRect());
  for (const path of plot.querySelectorAll(".plot :not(defs, clipPath) > path")) {
    if (getComputedStyle(path).stroke === "none") continue;
    for (let at = 0, all = path.getTotalLength(); at <= all; at += 1)
      drawn.push(DOMRect.fromRect(path.getPointAtLength(at).matrixTransform(path.getScreenCTM())));
  }
  const meet = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const cut = box => box.left < edge.left - 1 || box.right > edge.right + 1
    || box.top < edge.top || box.bottom > edge.bottom;
  return texts.filter(([words, box], n) => cut(box) || drawn.some(each => meet(each, box))
    || texts.some(([, other], m) => m !== n && meet(other, box))).map(([words]) => words);
})"""


OVERFLOWING = """() => [...document.querySelectorAll("article figure")]
  .filter(figure => figure.scrollHeight > figure.clientHeight + 1)
  .map(figure => figure.textContent.trim().slice(0, 60))"""


@pytest.mark.parametrize("width", [360, 720, 1280])
def test_the_text_of_every_plot_has_one_size_and_room(visit, width):
    readers.become(visit.page, width)
    sizes = visit.page.evaluate(TEXT)
    assert sizes == pytest.approx([12] * len(sizes), abs=0.1)
    assert visit.page.evaluate(CROSSED) == []
    assert visit.page.evaluate(OVERFLOWING) == []


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
  const seen = { visibilityProperty: true };
  const reached = element => element.checkVisibility(seen) && element.tabIndex >= 0
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
    controls = visit.page.locator(
        "article :is(button, .download, .as-markdown, .headerlink), .to-top"
    )
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


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)])
def test_home_shows_its_question_and_the_way_in_on_the_first_screen(open_page, width, height):
    page = open_page("index.html", viewport={"width": width, "height": height})
    for element in (page.locator(".plot").first, page.get_by_role("link", name="Start with")):
        box = element.bounding_box()
        assert box["y"] + box["height"] <= height


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
    line = page.locator("svg.plot [style*='--fig-c2']").first
    color = "element => getComputedStyle(element).stroke"
    seen = set()
    for _ in range(3):
        seen.add((page.evaluate("document.body.dataset.mdColorScheme"), line.evaluate(color)))
        page.locator("label[for^=__palette]:visible").click()
    assert {scheme for scheme, _ in seen} == {"default", "slate"}
    assert len({color for _, color in seen}) == 2


def test_colours_are_there_before_the_theme_follow_the_system_and_keep_a_choice(open_page):
    page = open_page("404.html", color_scheme="dark")
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.reload()
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "slate"
    page.emulate_media(color_scheme="light")
    page.locator("body[data-md-color-scheme=default]").wait_for()
    page.locator("#__palette_0").focus()
    for _ in range(2):  # by keyboard: from the system's to light, then to dark
        page.keyboard.press("Enter")
    page.reload()
    assert page.evaluate(scheme) == "slate"
    assert page.locator("label[for^=__palette]:visible").count() == 1


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


# What one looks up


def test_the_contents_of_the_glossary_fit_beside_it(open_page):
    """A list that scrolls with the page would begin at another letter on the way back."""
    page = open_page("reference/glossary.html", viewport={"width": 1280, "height": 720})
    contents = page.locator(".md-sidebar--secondary .md-sidebar__scrollwrap")
    assert contents.evaluate("list => list.scrollHeight <= list.clientHeight")


def test_a_concept_and_its_code_fit_on_a_phone(open_page):
    page = open_page("reference/concepts.html", viewport={"width": 360, "height": 720})
    page.locator(".md-typeset__scrollwrap").first.wait_for()
    wide = "wraps => wraps.filter(wrap => wrap.scrollWidth > wrap.clientWidth).length"
    assert page.locator(".md-typeset__scrollwrap").evaluate_all(wide) == 0
    assert page.get_by_role("row").count() > 60
