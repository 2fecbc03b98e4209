"""Questions that check an answer: as the pages have them, all of them, and as readers use them."""

import itertools
import re

import pytest

from tests import pages, readers

EXERCISES = "further/exercises.html"
NUMBER = re.compile(r"[-+−]?\d+(?:\.\d+)?")

ALL = len(pages.soup(EXERCISES).select("div.solved li > a"))
ASKING = [path for path in pages.PATHS if pages.soup(path).select("article div.ask")]


def squeezed(element) -> str:
    return " ".join(element.get_text().replace("¶", "").split())


def places(piece: str, question) -> list[str]:
    """What stands where a piece of an output has its ?, wherever the piece occurs."""
    words = {"?": r"(\[[^\]]*\]|[-+]?[\w.][\w.+-]*)", "…": ".*?", " ": r"\s+"}
    pattern = "".join(words.get(part, re.escape(part)) for part in re.split(r"([?… ])", piece))
    outputs = [pre.get_text() for pre in question.select(".language-text pre")]
    return re.findall(rf"(?<![\w.]){pattern}", "\n".join(outputs))


class Part:
    """An item of a question's list, as its page's HTML has it."""

    def __init__(self, question, item, number: int):
        self.question, self.item, self.number = question, item, str(number)
        [self.truth] = places(item["data-truth"], question)
        self.options = [option.get("data-is") or squeezed(option) for option in item.select("li")]

    def mistakes(self) -> dict[str, str]:
        """Each wrong answer that has a hint, and the hint."""
        found = {}
        for item in self.question.select("[data-mistake]"):
            given = item["data-mistake"]
            value = places(given, self.question)[0] if "?" in given else given
            chosen = self.question.select(f"[data-is='{given}']")
            fits = value in self.options if self.options else not chosen
            if fits and item.get("data-part", self.number) == self.number:
                found.setdefault(value, squeezed(item))
        return found


def questions(path: str) -> list[list[Part]]:
    found = pages.soup(path).select("article div.ask")
    return [
        [Part(ask, item, n) for n, item in enumerate(ask.select(":scope > ul > li"), 1)]
        for ask in found
    ]


def right(option: str, truth: str) -> bool:
    """Whether an option says what the output says."""
    if ".." in option:
        low, high = map(float, option.split(".."))
        return low <= float(truth) <= high
    try:
        return float(option) == float(truth)
    except ValueError:
        return option == truth


# What is asked


def test_each_place_is_there_once_and_each_part_has_a_truth():
    wrong = []
    for path in ASKING:
        for ask in pages.soup(path).select("article div.ask"):
            assert ask.select(":scope > ul > li"), path
            assert ask.select(":scope > ul > li:not([data-truth])") == [], path
            assert len(ask.select("details.success")) == 1, path
            assert ask.select("details [data-mistake]"), path
            for item in ask.select("[data-truth], [data-mistake]"):
                place = item.get("data-truth") or item["data-mistake"]
                if "?" in place and len(places(place, ask)) != 1:
                    wrong.append(f"{path}: {place} {places(place, ask)}")
    assert wrong == []


def test_a_choice_has_one_right_option():
    found = {
        (path, part.item["data-truth"]): [right(option, part.truth) for option in part.options]
        for path in ASKING
        for part in itertools.chain(*questions(path))
        if part.options and part.truth != "nan"
    }
    assert len(found) > 10
    assert {place: options for place, options in found.items() if sum(options) != 1} == {}


def test_a_mistake_comes_from_an_output_the_question_or_an_option():
    for path in ASKING:
        for ask in pages.soup(path).select("article div.ask"):
            options = {option["data-is"] for option in ask.select("[data-is]")}
            shown = "".join(t for t in ask.strings if not t.find_parent("details"))
            for item in ask.select("[data-mistake]"):
                given = item["data-mistake"]
                assert "?" in given or given in options | set(NUMBER.findall(shown)), (path, given)


def test_a_hint_does_not_give_the_answer_away():
    for path in ASKING:
        for part in itertools.chain(*questions(path)):
            hints = part.mistakes()
            assert part.truth not in hints, path
            for hint in hints.values() if not part.options else []:
                assert part.truth not in NUMBER.findall(hint) + re.findall(r"\[.*?\]", hint), path


def test_the_lesson_the_experiments_and_the_exercises_ask():
    """And *Exercises* lists every question of the site, with a link to the heading above it."""
    listed = {
        (link["href"].replace("../", "").partition("#")[0] or EXERCISES, link["href"].split("#")[1])
        for link in pages.soup(EXERCISES).select("div.solved li > a")
    }
    listed = {(p if "/" in p or p == "train.html" else f"further/{p}", name) for p, name in listed}
    asked = [
        (path, element.find_previous(re.compile("^h[23]$"))["id"])
        for path in pages.PATHS
        for element in pages.soup(path).select("article div.ask, article [data-answer]")
        if not element.find_parent(class_="ask")
    ]
    assert len(asked) == len(set(asked))
    assert listed == set(asked)
    lesson = [path for path, _ in asked if path.startswith("lesson/")]
    assert lesson == [path for path in pages.PATHS if path.startswith("lesson/")]
    headings = {
        path: {h["id"] for h in pages.soup(path).select("article h3")}
        for path in ("train.html", EXERCISES)
    }
    for path, ids in headings.items():
        assert {name for name in ids if name[0].isdigit()} <= {n for p, n in asked if p == path}
    for path in pages.PATHS:
        if pages.soup(path).select("article h2#check-yourself"):
            assert (path, "check-yourself") in asked


def test_the_markdown_of_a_page_has_question_options_and_answer():
    text = (pages.SITE / "lesson/data.md").read_text("utf-8")
    part = questions("lesson/data.html")[0][0]
    asked = text.partition("## Check yourself")[2]
    assert f"- {squeezed(part.item)}\n" in asked
    assert "- An error\n" in asked
    assert asked.index("- An error") < asked.index("**Answer**") < asked.index("torch.Size([4])")


# What a reader does


class Reader:
    """A reader of a page in a window of its own."""

    def __init__(self, page):
        self.page = page
        self.said = []
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def question(self, number: int = 0):
        return self.page.locator("article div.ask").nth(number)

    def give(self, question, number: int, answer: str) -> str:
        """Answer a part; the reply."""
        box = question.locator("form > ul > li").nth(number)
        if box.locator("input[type=radio]").count():
            box.locator(f"input[value='{answer}']").check()
            question.get_by_role("button", name="Check").click()
        else:
            box.locator("input").fill(answer)
            box.locator("input").press("Enter")
        return " ".join(box.get_by_role("status").inner_text().split())

    def solve(self, number: int, parts: list[Part]) -> None:
        for n, part in enumerate(parts):
            is_right = [option for option in part.options if right_or_same(option, part.truth)]
            self.give(self.question(number), n, is_right[0] if is_right else part.truth)


def right_or_same(option: str, truth: str) -> bool:
    return option == truth or (truth != "nan" and right(option, truth))


BOXES = "elements => elements.map(element => element.getBoundingClientRect())"


def shortest(number: str) -> str:
    """A number without the zeros at its end, as most people write it."""
    return f"{float(number):g}" if NUMBER.fullmatch(number) else number


@pytest.fixture
def reader(open_page):
    readers = []

    def reader(path, **options):
        readers.append(Reader(open_page(path, **options)))
        return readers[-1]

    yield reader
    assert [said for reader in readers for said in reader.said] == []


@pytest.mark.parametrize("path", ASKING)
def test_every_mistake_has_its_hint_and_every_right_answer_opens_the_fold(reader, path):
    visit = reader(path)
    for number, parts in enumerate(questions(path)):
        question = visit.question(number)
        fold = question.locator("details.success")
        for n, part in enumerate(parts):
            for mistake, hint in part.mistakes().items():
                for typed in {mistake, mistake if part.options else shortest(mistake)}:
                    assert visit.give(question, n, typed) == f"Not yet. {hint}"
            for option in part.options:
                if not right_or_same(option, part.truth):
                    assert visit.give(question, n, option).startswith("Not yet. ")
            assert question.locator(".reply.right").count() == 0
        assert fold.get_attribute("open") is None
        visit.solve(number, parts)
        assert question.locator(".reply.right").count() == len(parts)
        assert fold.get_attribute("open") is not None


INFERENCE, LOOP, DATA = "lesson/inference.html", "lesson/training-loop.html", "lesson/data.html"
TYPED = [
    (INFERENCE, 1, "74.18", "Right: the output says 74.18."),
    (INFERENCE, 1, "74,18", "Right: the output says 74.18."),
    (INFERENCE, 1, " +74.2 minutes ", "Right: the output says 74.18."),
    (INFERENCE, 1, "74.1751", "Right: the output says 74.18."),
    (INFERENCE, 1, "74", "Right as far as it goes: give one more digit."),
    (INFERENCE, 1, "74.1", "Not yet: too low."),
    (INFERENCE, 1, "74.19", "Not yet: too high."),
    (INFERENCE, 1, "-74.18", "Not yet: look at the sign."),
    (INFERENCE, 1, "many", "Not yet: type a number."),
    (INFERENCE, 1, "74 minutes 11", "Not yet: type a number."),
    (INFERENCE, 1, " ", "No answer yet."),
    (LOOP, 0, "−1,052.263", "Right: the output says -1052.263."),
    (LOOP, 0, "-1 052", "Right: the output says -1052.263."),
    (LOOP, 0, "-1053", "Right: the output says -1052.263."),
    (LOOP, 0, "-1054", "Not yet: too low."),
    (LOOP, 0, "-1.052263e3", "Right: the output says -1052.263."),
    (DATA, 0, "(4,)", "Right: the output says [4]."),
    (DATA, 0, "torch.Size([4])", "Right: the output says [4]."),
    (DATA, 0, "[4, 4]", "Not yet."),
]


def test_a_number_may_be_written_and_rounded_in_several_ways(reader):
    for path, typed in itertools.groupby(TYPED, key=lambda row: row[0]):
        visit = reader(path)
        for _, part, answer, reply in typed:
            assert visit.give(visit.question(), part, answer) == reply, answer


def test_a_phone_shows_the_keys_that_an_answer_needs(reader):
    """Its keys for numbers have no minus, and no brackets."""
    for path, keys in [(INFERENCE, "decimal"), (LOOP, "text"), (DATA, "text")]:
        assert reader(path).page.locator(f".ask input[inputmode={keys}]").count(), path


def test_a_choice_that_is_not_made_is_asked_for(reader):
    visit = reader(DATA)
    visit.question().get_by_role("button", name="Check").click()
    replies = visit.question().get_by_role("status").all_inner_texts()
    assert replies == ["No answer yet.", "Choose one."]


def test_the_keyboard_is_enough_and_keeps_its_place(reader):
    visit = reader(DATA)
    question, keyboard = visit.question(), visit.page.keyboard
    field = question.get_by_role("textbox", name="Its shape")
    field.focus()
    keyboard.type("[4, 1]")
    keyboard.press("Enter")
    assert field.evaluate("field => field === document.activeElement")
    assert field.get_attribute("aria-invalid") == "true"
    told = visit.page.locator(f"[id='{field.get_attribute('aria-describedby')}']")
    assert told.inner_text().startswith("Not yet.")
    keyboard.press("Control+A")
    keyboard.type("[4]")
    assert told.inner_text() == ""  # which was about another answer
    keyboard.press("Tab")  # to the options
    keyboard.press("ArrowUp")  # from the first to the last
    keyboard.press("Enter")
    assert question.get_by_role("radio", name="An error").is_checked()
    assert question.locator("details.success").get_attribute("open") is not None
    group = question.get_by_role("group", name="What does the neuron say to it?")
    assert group.get_by_role("radio").count() == 3


def test_what_is_solved_is_kept_shown_and_forgotten(reader):
    visit = reader(DATA)
    visit.solve(0, questions(DATA)[0])
    visit.page.goto(visit.page.url.replace(DATA, EXERCISES))
    visit.solve(2, questions(EXERCISES)[2])
    solved = visit.page.locator("div.solved")
    count = solved.get_by_role("status")
    assert count.inner_text().startswith(f"2 of {ALL} solved.")
    visit.page.reload()
    assert count.inner_text().startswith(f"2 of {ALL} solved.")
    assert visit.question(2).get_by_text("Solved before.").is_visible()
    solved.locator("summary").click()
    marked = solved.locator("li", has_text="solved")
    assert marked.all_inner_texts() == ["2. Data solved", "3. Be the neuron solved"]
    solved.get_by_role("button", name="Forget").click()
    assert count.inner_text().startswith(f"0 of {ALL} solved.")
    assert marked.count() == 0
    assert visit.page.get_by_text("Solved before.").count() == 0
    visit.page.reload()
    assert count.inner_text().startswith(f"0 of {ALL} solved.")


# The theme would speak of an error if it could keep nothing, either.
BROKEN = {
    "forbidden": """for (const name of ["getItem", "setItem"]) {
      const real = Storage.prototype[name];
      Storage.prototype[name] = function (key, ...rest) {
        if (key.startsWith("first-neuron")) throw new DOMException("no", "SecurityError");
        return real.call(this, key, ...rest);
      };
    }""",
    "another's": "localStorage.setItem('first-neuron-solved', '{5')",
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_browser_that_keeps_nothing_checks_answers_too(reader, how):
    visit = reader("404.html")
    visit.page.add_init_script(BROKEN[how])
    visit.page.goto(visit.page.url.replace("404.html", EXERCISES))
    visit.solve(2, questions(EXERCISES)[2])
    assert visit.page.locator("div.solved [role=status]").inner_text().startswith(f"1 of {ALL}")


def test_a_question_works_on_a_disk(browser):
    context = browser.new_context()
    visit = Reader(context.new_page())
    visit.page.goto(f"{pages.SITE.as_uri()}/{DATA}")
    visit.solve(0, questions(DATA)[0])
    assert visit.question().locator("details.success[open]").count() == 1
    visit.page.goto(f"{pages.SITE.as_uri()}/{EXERCISES}")
    said = visit.page.locator("div.solved [role=status]").inner_text()
    context.close()
    assert said.startswith(f"1 of {ALL}")
    assert visit.said == []


def test_without_scripts_there_is_a_list_and_a_fold(reader):
    visit = reader(DATA, java_script_enabled=False)
    question = visit.question()
    assert question.locator("form, input, button").count() == 0
    assert question.locator("> ul > li").all_inner_texts()[0] == "Its shape"
    assert question.get_by_text("An error").is_visible()
    question.locator("summary").click()
    assert question.get_by_text("Another answer?").is_visible()


def test_paper_has_room_for_an_answer_and_no_buttons(reader):
    visit = reader(DATA)
    visit.give(visit.question(), 0, "[4, 1]")
    readers.become(visit.page, 1280, media="print")
    question = visit.question()
    assert question.get_by_role("textbox").is_visible()
    assert question.get_by_role("radio").first.is_visible()
    assert question.locator("button:visible, .reply:visible").count() == 0


def test_replies_are_told_apart_without_colours_and_fields_fit_a_phone(reader):
    visit = reader(DATA, viewport={"width": 360, "height": 800})
    masks = []
    for answer in ["[4, 1]", "[4]"]:
        visit.give(visit.question(), 0, answer)
        reply = visit.question().get_by_role("status").first
        masks.append(reply.evaluate("reply => getComputedStyle(reply, '::before').maskImage"))
    assert "none" not in masks
    assert len(set(masks)) == 2
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    controls = visit.question().locator("input[inputmode], button, label")
    assert min(box["height"] for box in controls.evaluate_all(BOXES)) >= 24
    field = visit.question().get_by_role("textbox")
    size = field.evaluate("field => getComputedStyle(field).fontSize")
    assert float(size.removesuffix("px")) >= 16  # or else a phone zooms in
