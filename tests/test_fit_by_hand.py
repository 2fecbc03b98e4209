"""`<fit-by-hand>` against PyTorch itself, and as a reader holds it: mouse, finger, keyboard."""

import pytest
import torch
import torch.nn as nn
import torch.optim as optim

from tests import readers

MODEL, SETUP = "lesson/model.html", "lesson/training-setup.html"
MILES = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
MINUTES = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
START = (0.7645385265350342, 0.8300079107284546)
WIDE = {"width": 1280, "height": 1000}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def opened(browser, address):
    """The pages that were opened, by what their readers are like, and the errors they reported."""
    pages, errors = {}, []

    def opened(path, reader):
        key = (path, str(reader))
        if key not in pages:
            context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce"} | reader)
            pages[key] = context.new_page()
            pages[key].on("pageerror", lambda error: errors.append(str(error)))
            pages[key].on("console", lambda m: m.type == "error" and errors.append(m.text))
            pages[key].goto(f"{address}{path}")
        return pages[key]

    opened.errors = errors
    yield opened
    for page in pages.values():
        page.context.close()


AGAIN = """async (element) => {
  document.activeElement.blur();
  element.removeAttribute("weight");
  element.removeAttribute("bias");
  element.reset();
  document.documentElement.style.scrollBehavior = "auto";
  scrollTo(0, scrollY + element.getBoundingClientRect().top - 80);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}"""


@pytest.fixture
def visit(opened):
    """A page where the line is held by hand, at its start and in sight, without an error."""

    def visit(path=SETUP, **reader):
        page = opened(path, reader)
        page.emulate_media(media="screen")
        if reader.get("java_script_enabled", True):
            page.locator("fit-by-hand:defined").evaluate(AGAIN)
        return page

    yield visit
    errors, opened.errors[:] = [*opened.errors], []
    assert not errors


def torch_model(weight, bias):
    model = nn.Sequential(nn.Linear(1, 1))
    nn.init.constant_(model[0].weight, weight)
    nn.init.constant_(model[0].bias, bias)
    return model


def torch_line(model):
    """The weight, the bias, the loss and the prediction for 7 miles."""
    with torch.no_grad():
        loss = nn.MSELoss()(model(MILES), MINUTES).item()
        return [
            model[0].weight.item(),
            model[0].bias.item(),
            loss,
            model(torch.tensor([[7.0]])).item(),
        ]


def state(page):
    return page.evaluate("document.querySelector('fit-by-hand').state")


def drawn(page):
    """Wait for the next frame, which draws what has changed."""
    page.evaluate("new Promise(requestAnimationFrame)")
    return page


def said(page):
    return page.locator("fit-by-hand [role=status]").inner_text()


def at(page, selector):
    """The middle of a part, in pixels of the window."""
    box = page.locator(f"fit-by-hand {selector}").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, handle, across=0, up=0, steps=8):
    x, y = at(page, handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y - up, steps=steps)
    page.mouse.up()
    drawn(page)


# The numbers


MEASURE = """(lines) => lines.map(([weight, bias]) => {
  const element = document.createElement("fit-by-hand");
  element.setAttribute("weight", weight);
  element.setAttribute("bias", bias);
  const { state } = element;
  return [state.weight, state.bias, state.loss, state.prediction];
})"""


def test_the_numbers_of_200_lines_are_torchs(visit, record_property):
    generator = torch.Generator().manual_seed(1)
    spread, low = torch.tensor([7.0, 35.0]), torch.tensor([-1.0, -5.0])
    lines = (low + spread * torch.rand(200, 2, generator=generator)).tolist()
    page = visit()
    worst = 0
    for line, here in zip(lines, page.evaluate(MEASURE, lines), strict=True):
        there = torch_line(torch_model(*line))
        apart = max(abs(a - b) / abs(b) for a, b in zip(here, there, strict=True))
        assert apart <= 1e-6, (line, here, there)
        worst = max(worst, apart)
    record_property("largest relative difference", worst)
    print(f"largest relative difference from torch: {worst:.1e}")


def test_each_step_of_gradient_descent_is_torchs(visit):
    page = visit()
    model = torch_model(*START)
    optimizer = optim.SGD(model.parameters(), lr=0.01)
    for step in range(1, 11):
        optimizer.zero_grad()
        nn.MSELoss()(model(MILES), MINUTES).backward()
        optimizer.step()
        page.get_by_role("button", name="One step of gradient descent").click()
        descent = state(page)["descent"]
        assert descent["steps"] == step
        here = [descent[name] for name in ("weight", "bias", "loss")]
        assert here == pytest.approx(torch_line(model)[:3], rel=1e-6)
    assert [state(page)[name] for name in ("weight", "bias", "moves")] == [*START, 0]


# What is drawn

SQUARES = """() => {
  const root = document.querySelector("fit-by-hand").shadowRoot;
  const box = (part) => {
    const { x, y, width, height } = part.getBBox();
    return [x, y, width, height];
  };
  return {
    axes: box(root.querySelector("#line path.axis")),
    squares: [...root.querySelectorAll("#line .square")].map(box),
    bar: box(root.querySelector("#mean path.axis")),
    shares: [...root.querySelectorAll("#mean .square")].map(box),
    end: root.querySelector("#mean .name").textContent.match(/to (\\d+)/)[1],
  };
}"""
# Too low, too high, falling, flat, through the deliveries.
LINES = [START, (4.5, 5.0), (-0.8, 30.0), (0.0, 30.0), (3.0, 8.0)]


@pytest.mark.parametrize("line", LINES)
def test_squares_are_square_and_the_bar_is_made_of_them(visit, line):
    page = visit()
    page.evaluate(
        """([weight, bias]) => {
          const element = document.querySelector("fit-by-hand");
          element.setAttribute("weight", weight);
          element.setAttribute("bias", bias);
        }""",
        line,
    )
    found = drawn(page).evaluate(SQUARES)
    left, top, width, height = found["axes"]
    errors = (line[0] * MILES + line[1] - MINUTES).flatten().tolist()
    for (x, y, across, up), mile, error in zip(found["squares"], MILES, errors, strict=True):
        assert across == pytest.approx(up, abs=0.15)
        assert up == pytest.approx(abs(error) * height / 50, abs=0.15)
        middle = left + mile.item() * width / 12
        assert min(abs(x - middle), abs(x + across - middle)) < 0.15  # one side is the error
        corners = [(x + 0.2, y + 0.2), (x + across - 0.2, y + up - 0.2)]
        corners += [(x + 0.2, y + up - 0.2), (x + across - 0.2, y + 0.2)]
        over = [
            line[1] + line[0] * (right - left) / width * 12 > (top + height - below) / height * 50
            for right, below in corners
        ]
        out = left - 0.15, left + width + 0.15
        assert out[0] <= x <= x + across <= out[1], "the square is cut off"
        other = 2 * middle - x - across  # where it would stand on the other side of its error
        free = up < 1 or len(set(over)) == 1 or not out[0] <= other <= other + across <= out[1]
        assert free, "the line crosses the square, which would fit on the other side"
    areas = [across * up for _, _, across, up in found["squares"]]
    shares = [across for _, _, across, _ in found["shares"]]
    squared = [error**2 for error in errors]
    assert [a / sum(areas) for a in areas] == pytest.approx(
        [e / sum(squared) for e in squared], abs=0.03
    )
    assert [s / sum(shares) for s in shares] == pytest.approx(
        [e / sum(squared) for e in squared], abs=0.01
    )
    mean = sum(squared) / 4
    assert sum(shares) / found["bar"][2] * float(found["end"]) == pytest.approx(mean, rel=0.02)
    assert (
        f"{mean:.2f}".rstrip("0").rstrip(".")
        in page.locator("fit-by-hand .mean figcaption").inner_text()
    )


@pytest.mark.parametrize(
    ("bias", "end"), [("30", "1000"), ("12", "100"), ("5", "10"), ("6.1", "1")]
)
def test_the_scale_of_the_bar_says_where_it_ends(visit, bias, end):
    page = visit()
    for name, value in {"weight": "3.2", "bias": bias}.items():
        page.locator(f"fit-by-hand #{name}-exact").fill(value)
        page.keyboard.press("Enter")
    assert drawn(page).evaluate(SQUARES)["end"] == end
    goal = page.locator("fit-by-hand #mean").get_by_text("the goal")
    assert goal.text_content() == ("the goal: 10" if float(end) > 10 else "below the goal of 10")


WORDS = """() => {
  const root = document.querySelector("fit-by-hand").shadowRoot;
  const found = [];
  for (const chart of root.querySelectorAll("svg svg")) {
    const within = chart.getBoundingClientRect();
    const texts = [...chart.querySelectorAll("text")];
    const names = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
    names.forEach(([name, box], n) => {
      const out = box.top < within.top || box.bottom > within.bottom + 3;
      if (chart.closest("#line") && out) found.push(`${name} is cut off`);
      for (const [other, its] of names.slice(n + 1)) {
        const across = box.left < its.right && its.left < box.right;
        const up = box.top < its.bottom - 2 && its.top < box.bottom - 2;
        if (across && up) found.push(`${name} meets ${other}`);
      }
    });
    const last = chart.lastElementChild.tagName;
    const above = !chart.closest("#valley") && texts.length && last !== "text";
    if (above) found.push(`${last} above the words`);
  }
  if (root.querySelector(".mean figcaption").offsetHeight > 30) found.push("two lines of title");
  return found;
}"""
COLUMNS = """() => [...document.querySelector("fit-by-hand").shadowRoot.querySelectorAll("th")]
  .map((cell) => cell.getBoundingClientRect().left)"""


@pytest.mark.parametrize("reader", [{}, PHONE], ids=["desktop", "phone"])
def test_words_are_whole_and_apart_and_stay_where_they_are(visit, reader):
    for path in (SETUP, MODEL):
        page = visit(path, **reader)
        columns = page.evaluate(COLUMNS)
        for line in [*LINES, (6, 20), (6, 0), (2, 29.5), (0.5, 29), (3.6, 9), (-1, -5)]:
            page.evaluate(
                """([weight, bias]) => {
                  const element = document.querySelector("fit-by-hand");
                  element.setAttribute("weight", weight);
                  element.setAttribute("bias", bias);
                }""",
                line,
            )
            assert drawn(page).evaluate(WORDS) == [], (path, line)
            assert page.evaluate(COLUMNS) == columns


# Hands


def test_the_mouse_drags_each_handle(visit):
    page = visit()
    height = page.evaluate(SQUARES)["axes"][3]
    drag(page, "#lift", up=10 * height / 50)
    assert state(page)["bias"] == pytest.approx(START[1] + 10, abs=0.02)
    assert state(page)["weight"] == pytest.approx(START[0])
    drag(page, "#turn", up=11 * height / 50)
    assert state(page)["weight"] == pytest.approx(START[0] + 1, abs=0.02)
    assert state(page)["bias"] == pytest.approx(START[1] + 10, abs=0.02)
    before = state(page)
    drag(page, "#move", across=40, up=30)
    assert state(page)["weight"] > before["weight"]
    assert state(page)["bias"] > before["bias"]
    assert page.locator("fit-by-hand #weight-exact").input_value() == str(
        round(state(page)["weight"], 2)
    )
    assert state(page)["moves"] == 3


def test_the_point_of_the_valley_follows_the_pointer(visit):
    page = visit()
    x, y = at(page, "#move")
    drag(page, "#move", across=60, up=40)
    assert at(page, "#move") == pytest.approx((x + 60, y - 40), abs=0.5)
    assert page.locator("fit-by-hand #valley polyline.path").count() == 1


def test_a_line_that_has_left_the_chart_can_be_brought_back(visit):
    page = visit()
    for name, value in {"weight": "6", "bias": "30"}.items():
        page.locator(f"fit-by-hand #{name}-exact").fill(value)
        page.keyboard.press("Enter")
    left, top, width, height = drawn(page).evaluate(SQUARES)["axes"]
    chart = page.locator("fit-by-hand #line").bounding_box()
    x, y = at(page, "#turn")
    assert top - 1 <= y - chart["y"] <= top + height
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(
        chart["x"] + left + 10 * width / 12, chart["y"] + top + 10 * height / 50, steps=5
    )
    page.mouse.up()
    assert state(page)["weight"] == pytest.approx((40 - 30) / 10, abs=0.05)


def touch(page):
    """A finger: what `finger("touchStart", x, y)` does is real to the browser."""
    session = page.context.new_cdp_session(page)

    def finger(kind, *place):
        points = [{"x": place[0], "y": place[1]}] if place else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return finger


def swipe(page, x, y, up):
    finger = touch(page)
    finger("touchStart", x, y)
    for n in range(1, 11):
        finger("touchMove", x, y - up * n / 10)
    finger("touchEnd")
    page.wait_for_timeout(200)  # scrolling takes its time, and no event says that none will come


@pytest.mark.parametrize(
    ("handle", "changes"), [("#lift", "bias"), ("#turn", "weight"), ("#move", "weight")]
)
def test_a_finger_on_a_handle_drags_it_and_does_not_scroll(visit, handle, changes):
    page = visit(**PHONE)
    page.locator(f"fit-by-hand {handle}").scroll_into_view_if_needed()
    before, scrolled = state(page), page.evaluate("scrollY")
    swipe(page, *at(page, handle), up=60)
    assert state(page)[changes] > before[changes] + 0.5
    assert state(page)["moves"] == 1
    assert page.evaluate("scrollY") == scrolled


@pytest.mark.parametrize("chart", ["#line", "#valley", "#mean"])
def test_a_swipe_beside_the_handles_scrolls_and_changes_nothing(visit, chart):
    page = visit(**PHONE)
    page.locator(f"fit-by-hand {chart}").scroll_into_view_if_needed()
    before, scrolled = state(page), page.evaluate("scrollY")
    swipe(page, *at(page, chart), up=60)
    assert page.evaluate("scrollY") > scrolled
    assert state(page) == before


def test_a_handle_is_large_enough_for_a_finger(visit):
    page = visit(**PHONE)
    for handle in ["#lift", "#turn", "#move"]:
        box = page.locator(f"fit-by-hand {handle}").bounding_box()
        assert min(box["width"], box["height"]) >= 24


def test_controls_and_what_they_change_are_on_a_phones_screen_together(visit):
    page = visit(**PHONE)
    first = page.locator("fit-by-hand #line").bounding_box()
    last = page.locator("fit-by-hand #step").bounding_box()
    assert last["y"] + last["height"] - first["y"] < 740 - 60  # below the theme's header


def test_the_keyboard_does_everything(visit):
    page = visit()
    page.locator("fit-by-hand #weight").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert state(page)["weight"] == pytest.approx(0.85)
    slider = page.get_by_role("slider", name="weight")
    drawn(page)
    assert slider.get_attribute("aria-valuetext") == "weight 0.85 minutes per mile"
    acts = {
        "weight-exact": lambda: page.keyboard.type("3.5"),
        "bias": lambda: page.keyboard.press("ArrowRight"),
        "bias-exact": lambda: page.keyboard.type("4"),
        "step": lambda: page.keyboard.press("Enter"),
        "reset": lambda: None,
    }
    for name, act in acts.items():
        page.keyboard.press("Tab")
        focus = page.evaluate("""() => {
          const focus = document.activeElement.shadowRoot.activeElement;
          return [focus.id, getComputedStyle(focus).outlineStyle !== "none"];
        }""")
        assert focus == [name, True]
        act()
        drawn(page)
    found = state(page)
    assert (found["weight"], found["bias"], found["moves"]) == (3.5, 4, 4)
    assert found["descent"]["steps"] == 1
    page.keyboard.press("Enter")
    assert [state(page)[name] for name in ("weight", "bias", "moves")] == [*START, 0]
    assert state(page)["descent"]["steps"] == 0


@pytest.mark.parametrize("nonsense", ["", "abc", "1e9", "-99", "-"])
def test_nonsense_in_a_number_field_keeps_the_last_value(visit, nonsense):
    page = visit()
    field = page.locator("fit-by-hand #weight-exact")
    field.fill("2.5")
    page.keyboard.press("Enter")
    field.clear()
    field.press_sequentially(nonsense)
    page.keyboard.press("Tab")
    assert (state(drawn(page))["weight"], state(page)["moves"]) == (2.5, 1)
    assert field.input_value() == "2.5"


# The challenge


def test_a_move_is_one_drag_one_number_or_one_run_of_keys(visit):
    page = visit()
    moves = lambda: state(page)["moves"]  # noqa: E731
    x, y = at(page, "#turn")
    page.mouse.click(x, y)  # held and let go
    assert moves() == 0
    drag(page, "#turn", up=30, steps=20)
    assert moves() == 1
    drag(page, "#turn", up=5)
    assert moves() == 2
    page.locator("fit-by-hand #weight").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert moves() == 3
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")  # focus has left it
    page.keyboard.press("ArrowRight")
    assert moves() == 4
    page.locator("fit-by-hand #bias").focus()  # the other parameter
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert moves() == 5
    for number in ["7", "8", "8"]:  # the last one changes nothing
        page.locator("fit-by-hand #bias-exact").fill(number)
        page.keyboard.press("Enter")
    assert moves() == 7
    page.get_by_role("slider", name="bias").click()  # a drag of no length
    assert moves() == 8
    page.get_by_role("button", name="One step").click()
    assert moves() == 8
    assert page.locator("fit-by-hand [data-text=moves]").inner_text() == "8"


def test_below_ten_it_says_so_and_counts_for_both(visit):
    page = visit()
    page.locator("fit-by-hand #bias-exact").fill("3")
    page.keyboard.press("Enter")
    assert "below" not in said(page)
    page.locator("fit-by-hand #weight-exact").fill("3.6")
    page.keyboard.press("Enter")
    assert said(page).startswith("Move 2: loss ")
    assert "You are below 10 after 2 moves." in said(page)
    step = page.get_by_role("button", name="One step")
    step.click()
    assert said(page) == "Gradient descent after 1 step: loss 13.06 minutes²."
    step.click()
    assert "loss 1.99 minutes². That is below 10" in said(page)
    drawn(page)
    row = page.locator("fit-by-hand tr", has_text="below 10 after")
    assert row.locator("td").all_inner_texts() == ["2 moves", "2 steps"]
    assert readers.violations(page) == {}


def test_it_counts_the_losses_that_a_drag_looks_at(visit):
    page = visit()
    x, y = at(page, "#turn")
    page.mouse.move(x, y)
    page.mouse.down()
    for n in range(1, 31):
        page.mouse.move(x, y - 4 * n)
        drawn(page)
    page.mouse.up()
    drawn(page)
    assert 25 <= state(page)["looked"] <= 31
    assert state(page)["moves"] == 1


def test_the_live_region_speaks_after_a_drag_and_not_during_it(visit):
    page = visit(MODEL)
    page.evaluate("""() => {
      window.spoken = [];
      const root = document.querySelector("fit-by-hand").shadowRoot;
      const region = root.querySelector("[role=status]");
      const hear = new MutationObserver(() => spoken.push(region.textContent));
      hear.observe(region, { childList: true });
    }""")
    drag(page, "#lift", up=50, steps=20)
    spoken = page.evaluate("spoken")
    assert len(spoken) == 1
    assert "minutes²" in spoken[0]
    assert "7 miles: " in spoken[0]
    live = "[role=status], [aria-live], output"
    assert page.locator("fit-by-hand").locator(live).count() == 1


# Pages


def test_the_model_page_has_the_line_and_neither_challenge_nor_valley(visit):
    page = visit(MODEL)
    assert page.locator("fit-by-hand .handle:visible").count() == 2
    assert page.get_by_role("button", name="One step").count() == 0
    assert (
        page.locator("fit-by-hand")
        .get_by_text("7 miles: 6.18 minutes; the promise is 30.")
        .is_visible()
    )
    drag(page, "#lift", up=80)
    drag(page, "#turn", up=50)
    assert said(page).startswith("The squares have a mean of ")
    page.get_by_role("button", name="Start again").click()
    assert [state(page)[name] for name in ("weight", "bias")] == [*START]


FIGURES = {MODEL: "The untrained neuron draws a line", SETUP: "The squares of the four errors"}


@pytest.mark.parametrize("path", FIGURES)
@pytest.mark.parametrize(
    ("scripting", "media"), [(False, "screen"), (True, "print"), (True, "screen")]
)
def test_without_javascript_and_on_paper_stands_the_executed_figure(visit, path, scripting, media):
    page = visit(path, java_script_enabled=scripting)
    page.emulate_media(media=media)
    by_hand = scripting and media == "screen"
    assert page.get_by_role("img", name=FIGURES[path]).is_visible() == (not by_hand)
    assert page.get_by_role("button", name="Start again").is_visible() == by_hand


@pytest.mark.parametrize("path", FIGURES)
def test_at_360_pixels_nothing_is_cut_off(visit, path):
    page = visit(path, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    wide = page.evaluate("""() => {
      const root = document.querySelector("fit-by-hand").shadowRoot;
      const limit = root.host.getBoundingClientRect().right + 0.5;
      const parts = [...root.querySelectorAll(".app *:not(svg *, .handle)")];
      return parts.filter((e) => e.getBoundingClientRect().right > limit).map((e) => e.outerHTML);
    }""")
    assert not wide
    small = """() => {
      const parts = document.querySelector("fit-by-hand").shadowRoot.querySelectorAll(".app *");
      const size = (part) => parseFloat(getComputedStyle(part).fontSize);
      return [...parts].filter((e) => e.textContent.trim() && size(e) < 12).map((e) => e.outerHTML);
    }"""
    assert page.evaluate(small) == []
