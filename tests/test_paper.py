"""What a printer gets, by the browser, as a teacher prints it."""

# What stands on paper, noted while the browser prints.
NOTE = """() => addEventListener("beforeprint", () => {
  const [article, sheet] = ["article", ".answers"].map(name => document.querySelector(name));
  const texts = (selector, sheets) => [...article.querySelectorAll(selector)]
    .filter(element => sheet.contains(element) === sheets)
    .map(element => element.innerText.replace("¶", ""));
  window.noted = {
    questions: texts("h3", false),
    answers: texts("h3:has(+ details.success)", true),
    misplaced: texts("details.success", false),
    after: [...article.children].slice([...article.children].indexOf(sheet) + 1)
      .map(element => element.className),
  };
})"""


def test_answers_stand_on_sheets_of_their_own_each_below_its_question_s_name(open_page):
    page = open_page("further/exercises.html")
    before = page.locator("article").inner_html()
    page.evaluate(NOTE)
    page.pdf(format="A4")
    noted = page.evaluate("noted")
    assert noted["answers"] == [name for name in noted["questions"] if name[0].isdigit()]
    assert noted["misplaced"] == []
    assert noted["after"] == []
    assert page.locator("article").inner_html() == before
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    style = page.locator(".answers").evaluate("sheet => getComputedStyle(sheet).breakBefore")
    assert style == "page"


def test_on_paper_a_link_gives_its_address_if_it_leads_elsewhere(open_page):
    page = open_page("lesson/model.html")
    page.emulate_media(media="print")
    links = page.locator("article :is(p, li) a[href]").evaluate_all(
        """links => links.map(link =>
          [link.getAttribute("href"), getComputedStyle(link, "::after").content])"""
    )
    assert any(href.startswith("http") for href, _ in links)
    for href, after in links:
        assert (href in after) == href.startswith("http"), href
