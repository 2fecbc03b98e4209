"""Every script that a page offers to run, in the browser's Python; the colours of every script."""

import pytest
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from tests import pages


@pytest.fixture(scope="module")
def page(browser, address):
    """A page of the site, for modules of docs/run/ to be imported there."""
    page = browser.new_page()
    page.goto(f"{address}index.html")
    yield page
    page.close()


RUN_ALL = """async ([names, root]) => {
  const { Python, text } = await import(`${root}run/python.js`);
  const python = new Python();
  const quiet = { load() {}, start() {}, run() {} };
  const wrong = {};
  for (const name of names) {
    let printed = "";
    const source = await text(`../scripts/${name}`);
    const tell = { ...quiet, print: (piece) => (printed += piece) };
    const { code } = await python.run(source, name, tell);
    const expected = await text(`../scripts/${name.replace(/py$/, "txt")}`);
    if (code !== 0 || printed !== expected) wrong[name] = printed;
  }
  return wrong;
}"""


def test_every_script_on_offer_prints_in_the_page_what_pytorch_printed(page, address):
    links = [link for path in pages.PATHS for link in pages.soup(path).select("a[data-run]")]
    names = sorted({link["data-run"] for link in links})
    assert names
    assert page.evaluate(RUN_ALL, [names, address]) == {}


# The colour of each character, first as the page's own code has it, then as the editor does.
COLOURS = """async ([sources, blocks, root]) => {
  const { highlight } = await import(`${root}run/highlight.js`);
  const box = document.createElement("div");
  box.className = "highlight";
  document.querySelector(".md-typeset").append(box);
  const known = new Map();
  const colour = ({ className }) => known.get(className) ?? set(className);
  const set = (name) => {
    const span = document.createElement("span");
    span.className = name;
    box.append(span);
    known.set(name, getComputedStyle(span).color);
    return known.get(name);
  };
  const colours = (html) => {
    const made = document.createElement("template");
    made.innerHTML = `<span class="">${html}</span>`;
    const texts = document.createTreeWalker(made.content, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const { data, parentNode } = texts.currentNode;
      for (const sign of data) found.push(sign.trim() ? sign + colour(parentNode) : sign);
    }
    return found;
  };
  return sources.map((source, n) => {
    const [page, editor] = [colours(blocks[n]), colours(highlight(source))];
    const at = page.findIndex((one, m) => one !== editor[m]);
    const equal = at < 0 && page.length === editor.length;
    return equal ? "" : `${source.slice(0, at)}>>>${source[at]}: ${page[at]}, not ${editor[at]}`;
  }).filter(Boolean);
}"""


def test_the_editor_colours_code_as_the_page_does(page, address):
    sources = [file.read_text("utf-8") for file in pages.SNIPPETS]
    sources.append(
        '@decorated\nclass A(B):\n    """Doc."""\n    def __init__(self, *x, **y) -> None:\n'
        "        yield rb'\\n', f'{x!r:>{y}} {{}} {y=} {x[:, 0]:4.1f}', 0x1f, 1e-3, 1_000, ...\n"
        "        raise ValueError from None\n\nassert A is not B and not x @ y, 'unfini\n"
    )
    formatter = HtmlFormatter(nowrap=True)
    blocks = [highlight(source, PythonLexer(stripnl=False), formatter) for source in sources]
    assert page.evaluate(COLOURS, [sources, blocks, address]) == []
