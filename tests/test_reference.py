"""The pages to look things up in: counts that are right, and terms that explain themselves."""

import re

import pytest

from tests import pages

REFERENCE = pages.ROOT / "docs/reference"
TERMS = (pages.ROOT / "includes/terms.md").read_text("utf-8")
DEFINITION = re.compile(r"\[start:([a-z-]+)\]\n(.+)\n--8<-- \[end:\1\]")


def test_the_page_about_the_site_counts_right():
    blocks = [b for file in [*pages.SOURCES, pages.README] for b in pages.python_blocks(file)]
    compared = [block for block in blocks if block.expected_output is not None]
    figures = [plot for page in pages.SOURCES for plot in pages.article(page).select("svg.plot")]
    notebooks = (pages.ROOT / "docs").rglob("*.ipynb")
    counted = f"""
pages           {len([*pages.SOURCES, *notebooks]):4}
scripts         {len(list((pages.ROOT / "snippets").rglob("*.py"))):4}
plots           {len(figures):4}
Python blocks   {len(blocks):4}
  with output   {len(compared):4}
"""
    if counted not in (REFERENCE / "about.md").read_text("utf-8"):
        place = "docs/reference/about.md should say, below How much there is:"
        pytest.fail(f"{place}\n{counted}", pytrace=False)


def test_every_term_is_defined_once_and_stands_in_the_glossary():
    defined = [name for name, _ in DEFINITION.findall(TERMS)]
    assert len(defined) == len(set(defined)) == TERMS.count("[start:")
    headings = [heading["id"] for heading in pages.article(REFERENCE / "glossary.md").select("h2")]
    assert headings[:-1] == sorted(defined)  # the last one is: what to try next


def test_a_definition_is_plain_text_as_a_tooltip_is():
    for _, text in DEFINITION.findall(TERMS):
        assert not re.search(r"[`*_<>]", text), text


@pytest.fixture
def page(browser, address):
    """A page on which the glossary's terms occur."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{address}lesson/data.html")
    page.wait_for_load_state("networkidle")
    yield page
    page.close()


def test_a_term_is_marked_where_it_first_stands_and_nowhere_else(page):
    words = [re.sub("s$", "", word) for word in page.locator("abbr").all_inner_texts()]
    assert "tensor" in words
    assert len(words) == len(set(words))


def test_a_term_shows_its_definition_to_the_keyboard_until_escape(page):
    term = page.locator("abbr", has_text="tensor")
    definition = term.get_attribute("title")
    term.focus()
    tooltip = page.get_by_role("tooltip", name=definition)
    tooltip.wait_for()
    assert term.get_attribute("aria-describedby") == page.locator(".md-tooltip2").get_attribute(
        "id"
    )
    page.keyboard.press("Escape")
    tooltip.wait_for(state="detached")


def test_a_term_shows_its_definition_to_the_pointer_until_escape(page):
    page.locator("abbr", has_text="tensor").hover()
    tooltip = page.locator(".md-tooltip2--active")
    tooltip.wait_for()
    tooltip.locator(".md-tooltip2__inner").hover()  # it stays while the pointer is on it
    page.wait_for_timeout(500)
    assert tooltip.is_visible()
    page.locator("abbr", has_text="tensor").hover()
    page.keyboard.press("Escape")
    tooltip.wait_for(state="detached")


def test_a_term_has_its_definition_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{address}lesson/data.html")
    assert plain.locator("abbr", has_text="tensor").first.get_attribute("title")
    context.close()


def test_a_copy_button_keeps_its_name_under_its_tooltip(page):
    button = page.locator(".md-code__button").first
    button.focus()
    page.locator(".md-tooltip2--active").wait_for()
    assert button.get_attribute("aria-label")
