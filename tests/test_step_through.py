"""Inside backward(): its drawings show what PyTorch computes, and `<step-through>` tells it."""

import re

import pytest

from tests import pages, readers

PAGE = "understand/inside-backward.html"
OUTPUTS = pages.ROOT / "build/outputs/inside_backward"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def numbers(text: str) -> list[float]:
    """The numbers in a text, `−` and `-` alike."""
    return [float(number) for number in NUMBER.findall(text.replace("−", "-"))]


def drawing(name: str):
    return pages.soup(PAGE).find(id=f"fig-{name}-title").find_parent("svg")


def sentences() -> list[str]:
    return [item.get_text() for item in pages.soup(PAGE).select("step-through > ol > li")]


# Numbers


def test_the_graph_shows_the_numbers_of_its_script():
    rows = (OUTPUTS / "one_delivery.txt").read_text("utf-8").splitlines()[1:]
    computed = sorted([*numbers("\n".join(rows)), 5.0, 22.2])
    values = drawing("inside-backward").select(".value")
    assert sorted(numbers(" ".join(text.get_text() for text in values))) == computed
    told = numbers(drawing("inside-backward").desc.get_text())
    assert set(told) == set(computed)


def test_the_four_paths_show_the_gradients_of_their_script():
    rows = (OUTPUTS / "four_paths.txt").read_text("utf-8").splitlines()[1:-1]
    computed = sorted(numbers(row)[-2] for row in rows)
    values = drawing("four-paths").select("text.loss")
    assert sorted(numbers(" ".join(text.get_text() for text in values))) == computed
    assert set(computed) < set(numbers(drawing("four-paths").desc.get_text()))


def test_each_step_says_the_numbers_that_it_draws():
    steps = drawing("inside-backward").select("[data-step]")
    assert sorted(int(step["data-step"]) for step in steps) == list(range(2, len(sentences()) + 1))
    for step in steps:
        drawn = numbers(" ".join(text.get_text() for text in step.select(".value")))
        said = numbers(sentences()[int(step["data-step"]) - 1])
        assert drawn, step
        assert set(drawn) <= set(said), said


def test_the_autograd_prints_what_pytorch_prints():
    own, theirs = ((OUTPUTS / f"{name}.txt").read_bytes() for name in ("autograd", "with_pytorch"))
    assert own == theirs


# The reader


@pytest.fixture
def visit(open_page):
    return lambda **options: open_page(PAGE, **options)


def seen(page) -> list[int]:
    """The steps whose numbers the reader sees."""
    return page.evaluate(
        """[...document.querySelectorAll("[data-step]")]
        .filter(group => group.checkVisibility({ visibilityProperty: true }))
        .map(group => Number(group.dataset.step)).sort((a, b) => a - b)"""
    )


def said(page) -> str:
    return page.get_by_role("status").filter(has_text=" of 10. ").inner_text()


def test_a_reader_steps_forward_and_back_by_keyboard(visit):
    page = visit()
    assert seen(page) == []
    page.get_by_role("button", name="Next", exact=True).focus()
    for step in range(2, 11):
        page.keyboard.press("Enter")
        assert seen(page) == list(range(2, step + 1))
        assert said(page) == f"{step} of 10. {sentences()[step - 1]}"
        assert page.locator("[data-when=now]").get_attribute("data-step") == str(step)
    page.keyboard.press("Enter")  # the end keeps the focus where it is
    assert said(page).startswith("10 of 10. ")
    assert page.evaluate("document.activeElement.textContent") == "Next"
    assert page.evaluate("document.activeElement.ariaDisabled") == "true"
    page.keyboard.press("ArrowLeft")
    assert seen(page) == list(range(2, 10))
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert said(page).startswith("8 of 10. ")
    page.keyboard.press("ArrowRight")
    assert said(page).startswith("9 of 10. ")
    page.get_by_role("button", name="All", exact=True).click()
    assert seen(page) == list(range(2, 11))


def test_one_polite_region_says_the_step(visit):
    page = visit()
    regions = page.locator("step-through").get_by_role("status")
    assert regions.count() == 1
    assert page.locator("step-through [aria-live]").count() == 0
    assert not page.locator("step-through > ol").is_visible()


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "on paper"])
def test_all_steps_are_there(visit, scripts):
    page = visit(java_script_enabled=scripts)
    assert page.locator("step-through > ol").is_visible() is not scripts
    page.emulate_media(media="print" if scripts else "screen")
    assert page.locator("step-through li:visible").count() == len(sentences())
    assert page.locator("[data-step]:visible").count() == len(sentences()) - 1
    assert page.locator(".steps:visible").count() == 0


def test_who_wants_less_motion_gets_none(visit):
    duration = "getComputedStyle(document.querySelector('[data-step]')).transitionDuration"
    assert visit().evaluate(duration) != "0s"
    assert visit(reduced_motion="reduce").evaluate(duration) == "0s"


@pytest.mark.parametrize("step", [1, 10])
def test_nothing_is_cut_on_a_phone(visit, step):
    page = visit()
    readers.become(page, 360)
    for _ in range(step - 1):
        page.get_by_role("button", name="Next", exact=True).click()
    outside = """[...document.querySelectorAll("step-through :is(text, rect, circle, p, button)")]
        .map(element => [element.textContent, element.getBoundingClientRect()])
        .filter(([, box]) => box.left < 0 || box.right > 360).map(([text]) => text)"""
    assert page.evaluate(outside) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator("step-through .value").first.evaluate(
        "text => text.getBoundingClientRect().height >= 12"
    )
