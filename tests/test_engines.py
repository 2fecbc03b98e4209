"""The site in the engines of Firefox and Safari: each page opened once, each element moved once."""

import os
import shutil
import sys

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests import pages
from tools import browser as browsers
from tools import engines

# Selenium's own, from within it, for WebKit alone.
pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")

DELIVERIES = [(5.0, 22.2), (6.0, 25.6), (8.0, 31.0), (10.0, 38.5)]  # miles and minutes

# The first thing in each page. It may ask nobody but the site; its complaints are kept, since
# WebKit's driver does not say.
LISTENER = """
<meta http-equiv="Content-Security-Policy"
  content="default-src http://127.0.0.1:* data: blob: 'unsafe-inline' 'unsafe-eval'">
<script>
  window.said = [];
  const say = (...words) => said.push(words.join(" "));
  console.error = console.warn = say;
  addEventListener("error", event => say(event.message || event.target.outerHTML), true);
  addEventListener("unhandledrejection", event => say(event.reason));
  addEventListener("securitypolicyviolation", event => say("asked", event.blockedURI));
</script>"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where the site is served, with the listener as the first thing in each page."""
    folder = tmp_path_factory.mktemp("engines") / "site"
    shutil.copytree(pages.SITE, folder, copy_function=os.symlink)
    for page in folder.rglob("*.html"):
        html = page.read_text("utf-8")
        page.unlink()  # this link to it, not the site's own
        page.write_text(html.replace("<head>", f"<head>{LISTENER}", 1), "utf-8")
    with browsers.serve(folder) as address:
        yield address


TO_THE_MIDDLE = """async element => {
  element.scrollIntoView({ block: "center", behavior: "instant" });
  for (let n = 0; n < 2; n += 1) await new Promise(requestAnimationFrame);
}"""


class Reader:
    """A reader with one window, in which one page after the other is opened."""

    def __init__(self, driver, address):
        self.driver, self.address = driver, address

    def open(self, path):
        self.driver.get(f"{self.address}{path}")
        return self

    def run(self, function, *arguments):
        """The result of a script's function, which may be async."""
        return self.driver.execute_script(f"return ({function})(...arguments)", *arguments)

    def one(self, selector, host=None):
        root = self.driver.find_element(By.CSS_SELECTOR, host).shadow_root if host else self.driver
        return root.find_element(By.CSS_SELECTOR, selector)

    def click(self, element):
        """Click on an element when it is in the middle of the window and nothing moves."""
        self.run(TO_THE_MIDDLE, element)
        element.click()

    def type(self, field, text):
        """Type into a field instead of what it holds, and press Enter."""
        self.run("field => { field.focus(); field.select(); }", field)
        field.send_keys(text, Keys.ENTER)

    def until(self, met, seconds=30):
        """Wait for a condition, and return what it is met with."""
        wait = WebDriverWait(self.driver, seconds, 0.05, [StaleElementReferenceException])
        return wait.until(lambda _: met())


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def engine(request, address):
    """A reader with this engine, which is started once."""
    with engines.start(request.param) as driver:
        driver.set_window_size(1280, 900)
        yield Reader(driver, address)


@pytest.fixture
def reader(engine):
    """A reader whose page has no complaint in the end."""
    yield engine
    assert engine.run("() => said") == []


QUIET = """async () => {
  const asked = () => performance.getEntriesByType("resource").length;
  scrollTo(0, document.documentElement.scrollHeight);
  for (let last = -1; last < asked(); await new Promise(done => setTimeout(done, 100))) {
    last = asked();
  }
}"""


@pytest.mark.parametrize("path", pages.PATHS)
def test_a_page_opens_without_a_complaint_and_asks_no_one_else(reader, path):
    reader.open(path).run(QUIET)
    assert reader.one("article").is_displayed()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere browsers are not on the PATH")
@pytest.mark.parametrize(("name", "package"), [("firefox", "firefox-esr"), ("webkit", "xvfb")])
def test_without_an_engine_the_tests_say_how_to_get_it(monkeypatch, tmp_path, name, package):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssertionError, match=package), engines.start(name):
        pass


# The elements


PRESSES = """async () => {
  const element = document.querySelector("train-neuron");
  const root = element.shadowRoot;
  const one = selector => root.querySelector(selector);
  element.style.display = "block";
  element.style.width = "800px"; // its charts are as wide
  const buttons = [...root.querySelectorAll("button")];
  const press = name => buttons.find(button => button.textContent === name).click();
  const set = (selector, value) => {
    const field = one(selector);
    field[typeof value === "boolean" ? "checked" : "value"] = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const acts = [
    () => press("Run to 500"), // which is animated: from epoch 490 on, not for long
    ...Array(10).fill(() => press("Next line")),
    () => press("Next epoch"),
    () => press("100 epochs"),
    () => set("#rate-exact", "0.0174"),
    () => set("#no-zero-grad", true),
    () => press("Next line"),
    () => set("#no-zero-grad", false),
    () => set("#standardize", true),
    () => set("#rate-exact", "0.5"),
    () => set("#start", "weight 8, bias 2: a steep line"),
    () => press("10 epochs"),
    () => set("#start-weight", "-2.5"),
    () => set("#miles", "9.5"),
    () => set("[data-delivery='2'][data-unit=minutes]", "61"),
    () => set("#standardize", false),
    () => set("#rate-exact", "0.02"),
    () => press("Reset"),
  ];
  const shown = [];
  for (const act of acts) {
    act();
    do {
      for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame);
    } while (one("[data-do=run]").textContent === "Pause");
    const fields = [...root.querySelectorAll("input, select")].map(f => `${f.value} ${f.checked}`);
    shown.push([JSON.stringify(element.state), fields.join(), one(".app").outerHTML]);
  }
  return shown;
}"""


@pytest.fixture(scope="module")
def chromium(browser, address):
    """What Chromium shows of the neuron, after each press."""
    page = browser.new_page()
    page.goto(f"{address}train.html?epoch=490")
    yield page.evaluate(PRESSES)
    page.close()


def test_the_neuron_shows_what_chromium_shows(reader, chromium):
    shown = reader.open("train.html?epoch=490").run(PRESSES)
    for here, there in zip(shown, chromium, strict=True):
        assert here == there


COVERED = """() => {
  const { shadowRoot } = document.querySelector("train-neuron");
  return [...shadowRoot.querySelectorAll(".bar button")].flatMap(button => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const point = [(left + right) / 2, (top + bottom) / 2];
    const above = document.elementFromPoint(...point);
    const hit = above === shadowRoot.host ? shadowRoot.elementFromPoint(...point) : above;
    return button.contains(hit) ? [] : `${hit?.outerHTML.slice(0, 60)} over ${button.textContent}`;
  });
}"""


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_covers_the_buttons_of_a_neuron_that_a_link_has_set_up(reader, width):
    # No window is as narrow as a phone, but a frame is.
    frame = f"<iframe src='{reader.address}train.html' width={width} height=800></iframe>"
    reader.driver.get(f"data:text/html,<body style='margin: 0'>{frame}")
    reader.driver.switch_to.frame(reader.one("iframe"))
    reader.until(lambda: reader.run("() => customElements.get('train-neuron') !== undefined"))
    assert reader.run("() => innerWidth") == width
    link = reader.one("a[href='?zero-grad=off#neuron']")
    reader.run("link => link.scrollIntoView({ block: 'center', behavior: 'instant' })", link)
    link.click()
    reader.until(lambda: "outputs" in reader.one("[aria-current=step]", "train-neuron").text)
    assert reader.run(COVERED) == []


def test_the_line_follows_a_number_and_a_slider(reader):
    reader.open("lesson/training-setup.html")

    def shows(weight, bias):
        errors = [weight * miles + bias - minutes for miles, minutes in DELIVERIES]
        loss = round(sum(error**2 for error in errors) / 4, 2)
        said = f"Mean square: {loss:.2f} minutes²"
        reader.until(lambda: reader.one(".mean figcaption", "fit-by-hand").text == said)

    for name, value in {"weight": "3.2", "bias": "6"}.items():
        reader.type(reader.one(f"#{name}-exact", "fit-by-hand"), value)
    shows(3.2, 6)
    reader.one("#weight", "fit-by-hand").send_keys(Keys.ARROW_LEFT * 4)
    shows(3.0, 6)


def test_the_drawing_fills_itself_step_by_step(reader):
    reader.open("understand/inside-backward.html")
    shown = """() => [...document.querySelectorAll("[data-step]")]
      .filter(group => getComputedStyle(group).visibility === "visible").map(g => g.dataset.step)"""
    assert reader.run(shown) == []
    for step in range(2, 11):
        reader.click(reader.one("step-through button:nth-of-type(2)"))
        assert reader.one("step-through [role=status]").text.startswith(f"{step} of 10. ")
        assert set(reader.run(shown)) == {str(n) for n in range(2, step + 1)}


def test_a_question_checks_a_number_and_a_choice(reader):
    reader.open("lesson/inference.html")
    field = reader.one("div.ask form > ul > li:nth-child(2) input")
    reply = reader.one("div.ask form > ul > li:nth-child(2) [role=status]")
    for typed, said in [("74.1", "Not yet: too low."), ("74.18", "Right: the output says 74.18.")]:
        reader.type(field, typed)
        assert reply.text == said
    reader.open("train.html")
    for option, said in [("1..50", "Not yet. The 4th"), ("601..9999", "Right.")]:
        reader.click(reader.one(f"div.ask input[value='{option}']"))
        reader.click(reader.one("div.ask form > button"))
        assert reader.one("div.ask [role=status]").text.startswith(said)
    assert reader.one("div.ask details").get_attribute("open")


def test_a_script_runs_in_the_page_and_prints_what_pytorch_printed(reader):
    printed = (pages.SITE / "scripts/inference/no_grad.txt").read_text("utf-8")
    reader.open("lesson/inference.html")
    reader.click(reader.one("button.run[aria-label='Run no_grad.py']"))
    status = reader.until(lambda: reader.one(".run-panel .run-status"))
    reader.until(lambda: "Done in" in status.text, seconds=180)  # WebKit compiles
    assert reader.one(".run-panel pre").get_property("textContent") == printed
    assert "The same text as PyTorch's." in status.text


# The theme


def test_the_second_tab_comes_forward(reader):
    reader.open("lesson/training-loop.html")
    blocks = reader.driver.find_elements(By.CSS_SELECTOR, ".tabbed-set:first-of-type .tabbed-block")
    assert [block.is_displayed() for block in blocks[:2]] == [True, False]
    reader.click(reader.one(".tabbed-labels > label:nth-child(2)"))
    assert [block.is_displayed() for block in blocks[:2]] == [False, True]


def test_the_search_leads_to_a_page(reader):
    reader.open("index.html")
    reader.one(".md-search__input").send_keys("backpropagation")
    link = "a.md-search-result__link[href*='glossary.html#b']"
    reader.until(lambda: reader.one(link).click() or True)  # the list still changes
    reader.until(lambda: reader.driver.current_url.endswith("#b"))
    assert reader.one("h1").text.startswith("Glossary")


def test_the_toggle_recolours_page_and_plot(reader):
    reader.open("lesson/training-loop.html")
    colors = """() => [document.body.dataset.mdColorScheme, getComputedStyle(document.body).color,
      getComputedStyle(document.querySelector("svg.plot [style*='--fig-c2']")).stroke]"""
    seen = set()
    for _ in range(3):  # to where it began
        seen.add(tuple(reader.run(colors)))
        reader.click(reader.one("label[for^=__palette]:not([hidden])"))
    schemes, *others = map(set, zip(*seen, strict=True))
    assert schemes == {"default", "slate"}
    assert [len(color) for color in others] == [2, 2]


def test_a_term_shows_its_definition(reader):
    reader.open("lesson/data.html")
    term = reader.one("article abbr[tabindex]")
    definition = term.get_attribute("title")
    shown = "() => [...document.querySelectorAll('.md-tooltip2--active')].map(e => e.textContent)"
    for act in ["focus", "hover"]:
        if act == "focus":
            reader.run("term => term.focus()", term)
        else:
            ActionChains(reader.driver).move_to_element(term).perform()
        reader.until(lambda: reader.run(shown) == [definition])
        term.send_keys(Keys.ESCAPE)
        reader.until(lambda: reader.run(shown) == [])
