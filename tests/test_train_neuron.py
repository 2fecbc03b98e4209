"""`<train-neuron>` against PyTorch itself, and as a reader uses it, in a real browser."""

import itertools
import math
import random
import re

import pytest
import torch
import torch.nn as nn
import torch.optim as optim

from tests import pages, readers

LESSON = [(5.0, 22.2), (6.0, 25.6), (8.0, 31.0), (10.0, 38.5)]  # miles and minutes
LUNCH_BREAK = [*LESSON[:2], (8.0, 61.0), LESSON[3]]
SEED_42 = (0.7645385265350342, 0.8300079107284546)
STATE = ["epoch", "line", "weight", "bias", "gradWeight", "gradBias", "loss"]


@pytest.fixture
def visit(browser, address):
    """Open the page as a reader would: `visit("?epoch=10", color_scheme="dark")`."""
    contexts = []

    def visit(query="", **reader):
        contexts.append(browser.new_context(**{"reduced_motion": "reduce"} | reader))
        page = contexts[-1].new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("console", lambda m: m.type == "error" and page.errors.append(m.text))
        page.goto(f"{address}train.html{query}")
        if reader.get("java_script_enabled", True):
            page.locator("train-neuron:defined").wait_for()
        return page

    yield visit
    errors = [error for context in contexts for page in context.pages for error in page.errors]
    for context in contexts:
        context.close()
    assert not errors


class TorchNeuron:
    """The lesson's neuron in PyTorch, its loop cut into lines; the oracle."""

    def __init__(
        self, learning_rate=0.01, start=None, zero_grad=True, standardize=False, deliveries=LESSON
    ):
        miles, self.times = torch.tensor(deliveries).split(1, dim=1)
        torch.manual_seed(42)
        self.model = nn.Sequential(nn.Linear(1, 1))
        self.weight, self.bias = self.model.parameters()
        if start:
            nn.init.constant_(self.weight, start[0])
            nn.init.constant_(self.bias, start[1])
        self.center, self.scale = 0.0, 1.0
        if standardize:
            self.center, self.scale = miles.mean(), miles.std(correction=0)
        self.inputs = (miles - self.center) / self.scale
        self.loss_function = nn.MSELoss()
        self.optimizer = optim.SGD(self.model.parameters(), lr=learning_rate)
        self.zero_grad = zero_grad
        self.loss = None

    def lines(self):
        """Train for ever; after each line, the number of the one that comes next."""
        while True:
            if self.zero_grad:
                self.optimizer.zero_grad()
                yield 2
            outputs = self.model(self.inputs)
            yield 3
            self.loss = self.loss_function(outputs, self.times)
            yield 4
            self.loss.backward()
            yield 5
            self.optimizer.step()
            yield 1 if self.zero_grad else 2

    def predict(self, miles):
        return self.model((torch.tensor([[miles]]) - self.center) / self.scale).item()

    def numbers(self):
        """Weight, bias, both gradients and loss; None for what is not there."""
        tensors = [self.weight, self.bias, self.weight.grad, self.bias.grad, self.loss]
        return [None if tensor is None else tensor.item() for tensor in tensors]


def difference(here, there):
    """How far two numbers are apart, relative to torch's, which is `there`.

    A gradient near zero is a sum of terms that cancel, each rounded to float32; what is left of
    it below 0.1 is compared as if it were 0.1.
    """
    if here is None or there is None:
        return 0 if here is there else math.inf
    if not math.isfinite(there):
        return math.inf if math.isfinite(here) else 0
    return abs(here - there) / max(abs(there), 0.1)


def text(deliveries):
    return ",".join(f"{miles:g}:{minutes:g}" for miles, minutes in deliveries)


def attributes(learning_rate, start, zero_grad, standardize, deliveries=LESSON):
    """The same settings as the element takes them."""
    found = {"learning-rate": str(learning_rate)}
    if start:
        found |= {"weight": str(start[0]), "bias": str(start[1])}
    if not zero_grad:
        found["zero-grad"] = "off"
    if deliveries != LESSON:
        found["deliveries"] = text(deliveries)
    return found | ({"standardize": ""} if standardize else {})


CREATE = """(attributes) => {
  window.neuron = document.createElement("train-neuron");
  for (const [name, value] of Object.entries(attributes)) neuron.setAttribute(name, value);
}"""

# Below and above the stability limit, 0.0175 in miles and 1 standardised.
RATES = [(rate, False) for rate in [0.0001, 0.01, 0.0174, 0.0175, 0.02]]
RATES += [(rate, True) for rate in [0.01, 0.1, 0.5, 0.99, 1.01]]
STARTS = [None, (0.0, 30.0), (-5.5, 12.25)]


# The lunch break, and deliveries at random: two decimals, anywhere in the chart.
CHANCE = random.Random(42)
MOVED = [LUNCH_BREAK] + [
    [(round(CHANCE.uniform(0, 12), 2), round(CHANCE.uniform(0, 70), 2)) for _ in range(4)]
    for _ in range(10)
]


def test_it_agrees_with_torch_after_1_2_10_100_and_500_epochs(visit, record_property):
    page = visit()
    worst = 0
    cases = [
        (rate, start, zero_grad, standardize, LESSON)
        for (rate, standardize), start, zero_grad in itertools.product(RATES, STARTS, [True, False])
    ]
    rates = [(0.005, False), (0.03, False), (0.5, True)]
    cases += [
        (rate, None, zero_grad, standardize, deliveries)
        for (rate, standardize), zero_grad, deliveries in itertools.product(
            rates, [True, False], MOVED
        )
    ]
    for settings in cases:
        zero_grad = settings[2]
        page.evaluate(CREATE, attributes(*settings))
        oracle = TorchNeuron(*settings)
        lines = oracle.lines()
        done = 0
        for epoch in [0, 1, 2, 10, 100, 500]:
            state, prediction = page.evaluate(
                "(n) => (neuron.step(n), [neuron.state, neuron.predict(7)])", epoch - done
            )
            for _ in range((epoch - done) * (5 if zero_grad else 4)):
                next(lines)
            done = epoch
            assert state["epoch"] == epoch
            here = [*(state[name] for name in STATE[2:]), prediction]
            there = [*oracle.numbers(), oracle.predict(7.0)]
            apart = max(map(difference, here, there))
            assert apart <= 1e-4, (settings, epoch, here, there)
            worst = max(worst, apart)
    record_property("largest relative difference", worst)
    print(f"largest relative difference from torch: {worst:.1e}")


@pytest.mark.parametrize("zero_grad", [True, False])
@pytest.mark.parametrize(("rate", "standardize"), [(0.01, False), (0.5, True)])
def test_every_line_of_three_epochs_leaves_what_torch_leaves(visit, rate, standardize, zero_grad):
    page = visit()
    settings = (rate, None, zero_grad, standardize)
    page.evaluate(CREATE, attributes(*settings))
    oracle = TorchNeuron(*settings)
    first = 1 if zero_grad else 2
    assert page.evaluate("neuron.state.line") == first
    epoch = 0
    for line in itertools.islice(oracle.lines(), 3 * (6 - first)):
        epoch += line == first
        state = page.evaluate("(neuron.nextLine(), neuron.state)")
        assert list(state) == STATE
        assert (state["epoch"], state["line"]) == (epoch, line)
        here = [state[name] for name in STATE[2:]]
        assert max(map(difference, here, oracle.numbers())) <= 1e-4, (here, oracle.numbers())


def test_it_starts_from_the_weights_that_seed_42_gives(visit):
    page = visit()
    page.evaluate(CREATE, {})
    state = page.evaluate("neuron.state")
    assert [state["weight"], state["bias"]] == TorchNeuron().numbers()[:2] == list(SEED_42)


@pytest.mark.parametrize("deliveries", [LESSON, *MOVED[:4]], ids=text)
@pytest.mark.parametrize("standardize", [False, True])
def test_the_valley_is_the_one_that_torch_computes(visit, standardize, deliveries):
    neuron = TorchNeuron(standardize=standardize, deliveries=deliveries)
    design = torch.cat([neuron.inputs, torch.ones(4, 1)], dim=1).double()
    curvatures, directions = torch.linalg.eigh(2 / 4 * design.T @ design)
    lowest = torch.linalg.lstsq(design, neuron.times.double()).solution.flatten()
    query = f"?deliveries={text(deliveries)}" + ("&standardize" if standardize else "")
    page = visit(query)
    miles, minutes = zip(*deliveries, strict=True)
    valley = page.evaluate(
        """async ([source, standardize, deliveries]) => {
          const address = "data:text/javascript," + encodeURIComponent(source);
          const { Neuron, valley } = await import(address);
          return valley(new Neuron({ standardize, deliveries }));
        }""",
        [
            (pages.ROOT / "includes/shared/neuron.js").read_text("utf-8"),
            standardize,
            {"miles": miles, "minutes": minutes},
        ],
    )
    lowest_loss = (design @ lowest - neuron.times.double().flatten()).square().mean().item()
    assert valley["loss"] == pytest.approx(lowest_loss)
    assert [valley["weight"], valley["bias"]] == pytest.approx(lowest.tolist())
    assert valley["curvatures"] == pytest.approx(curvatures.flip(0).tolist())
    assert valley["limit"] == pytest.approx(2 / curvatures[-1].item())
    if not standardize:  # a round valley has no steepest direction
        steepest = (math.cos(valley["angle"]), math.sin(valley["angle"]))
        assert steepest == pytest.approx(directions[:, -1].abs().tolist())
    shown = page.locator("#limit").inner_text()
    assert f"{2 / curvatures[-1].item():.4g}" in shown.replace("1.000", "1")


def press(page, *names):
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()
    drawn(page)


def drawn(page):
    """Wait for the next frame, which draws what has changed."""
    page.evaluate("new Promise(requestAnimationFrame)")


def status(page):
    return page.locator("train-neuron .status").inner_text()


def changed(page):
    """The names of the numbers that are marked as changed."""
    return page.locator("tr.changed th code").all_inner_texts()


def state(page):
    return page.evaluate("document.querySelector('train-neuron').state")


def in_address(page, text):
    """Wait until the page's address holds this text; it is written a moment after an act."""
    page.wait_for_url(re.compile(re.escape(text) + "(&|#|$)"))


def test_next_line_lights_a_line_and_marks_what_the_last_one_changed(visit):
    page = visit()
    gradients, parameters = ["weight.grad", "bias.grad"], ["weight", "bias"]
    expected = [[], ["outputs"], ["loss"], gradients, parameters, gradients]
    for number, names in enumerate(expected):
        lit = page.locator("li[aria-current=step]")
        assert lit.count() == 1
        assert (
            int(lit.evaluate("item => [...item.parentNode.children].indexOf(item)")) == number % 5
        )
        press(page, "Next line")
        assert changed(page) == names
    assert page.locator("#gradWeight td").all_inner_texts() == ["None", "−350.7543"]
    assert page.locator("#epoch").inner_text() == "1"


def test_the_buttons_train_and_reset(visit):
    page = visit()
    press(page, "Next epoch", "10 epochs", "100 epochs")
    assert state(page)["epoch"] == 111
    press(page, "Run to 500")
    assert state(page)["epoch"] == 500
    assert "Loss in epoch 500, before its step: 0.6231 minutes²." in status(page)
    assert "After 500 epochs, 7 miles: 28.28 minutes." in status(page)
    assert "1.72 minutes inside the promise of 30" in page.locator("#prediction").inner_text()
    press(page, "Reset")
    assert state(page)["epoch"] == 0


def test_a_loss_that_has_grown_gives_no_promise(visit):
    page = visit("?learning-rate=0.0175&epoch=100")
    assert page.locator("#prediction").inner_text().endswith("was higher than in epoch 1")
    assert "guess" in page.locator("#prediction").get_attribute("class")


def test_an_untrained_neuron_does_not_promise(visit):
    page = visit("?miles=2")
    shown = page.locator("#prediction")
    assert shown.inner_text() == "2.36 minutes: a guess, since the neuron is untrained"
    color = "output => getComputedStyle(output).color"
    untrained = shown.evaluate(color)
    press(page, "Next epoch")
    assert "inside the promise of 30" in shown.inner_text()
    assert shown.evaluate(color) != untrained


@pytest.mark.parametrize(
    ("query", "invitation"),
    [
        ("", "Press “Next line” to run line 1."),
        ("?zero-grad=off", "Press “Next line” to run line 2. Line 1 is left out."),
        ("?epoch=3&line=4", "Press “Next line” to run line 4."),
    ],
)
def test_the_invitation_names_the_line_that_comes_next(visit, query, invitation):
    page = visit(query)
    assert status(page) == invitation
    assert page.locator("li[aria-current=step]").count() == 1


def test_a_loss_belongs_to_the_epoch_that_computed_it(visit):
    page = visit("?epoch=2")
    held = page.locator("#loss small")
    assert held.inner_text() == "minutes², in epoch 2, before its step"
    press(page, "Next line", "Next line", "Next line")
    assert held.inner_text() == "minutes², in epoch 3, before its step"
    page.get_by_label("Learning rate, exact value").fill("0.01")
    assert "Loss in epoch 3, before its step" in status(page)
    assert "After 2 epochs, 7 miles" in status(page)


def test_the_run_is_animated_and_can_be_paused(visit):
    page = visit(reduced_motion="no-preference")
    press(page, "Run to 500")
    page.wait_for_function("document.querySelector('train-neuron').state.epoch > 0")
    press(page, "Pause")
    paused = state(page)["epoch"]
    assert 0 < paused < 500
    page.wait_for_timeout(100)
    assert state(page)["epoch"] == paused
    press(page, "Run to 500")
    page.wait_for_function("document.querySelector('train-neuron').state.epoch === 500")
    in_address(page, "epoch=500")


def test_the_live_region_speaks_when_the_reader_acts_not_every_frame(visit):
    page = visit(reduced_motion="no-preference")
    page.evaluate("""() => {
      window.spoken = 0;
      const root = document.querySelector("train-neuron").shadowRoot;
      const region = root.querySelector("[role=status]");
      new MutationObserver(() => spoken += 1).observe(region, { childList: true });
    }""")
    press(page, "Run to 500")
    page.wait_for_function("document.querySelector('train-neuron').state.epoch === 500")
    assert "epoch 500" in status(page)
    assert page.evaluate("spoken") == 2  # "Running." and the result


def test_a_change_of_a_setting_keeps_the_epoch(visit):
    page = visit()
    press(page, "100 epochs", "Next line")
    page.get_by_role("checkbox", name="standardise the distances").check()
    page.get_by_label("Learning rate, exact value").fill("0.1")
    oracle = TorchNeuron(0.1, standardize=True)
    for _ in itertools.islice(oracle.lines(), 501):
        pass
    assert state(page)["epoch"] == 100
    here = [state(page)[name] for name in STATE[2:]]
    assert max(map(difference, here, oracle.numbers())) <= 1e-4


def test_the_address_holds_the_state(visit):
    page = visit("?h=other#neuron")
    press(page, "10 epochs", "Next line", "Next line")
    page.get_by_label("leave out").check()
    page.get_by_role("spinbutton", name="weight").fill("3")
    box(page, 2, "miles").fill("12.25")
    box(page, 2, "miles").fill("6.25")
    page.get_by_role("slider", name="miles away").fill("9.5")
    in_address(page, "miles=9.5")
    query = page.url.partition("/train.html")[2]
    assert query.startswith("?h=other&")
    assert "&deliveries=5:22.2,6.25:25.6,8:31,10:38.5&" in query
    assert query.endswith("#neuron")
    again = visit(query)
    assert state(again) == state(page)
    assert again.locator("#prediction").inner_text() == page.locator("#prediction").inner_text()


def test_nonsense_in_the_address_leaves_the_lesson_as_it_is(visit):
    page = visit("?learning-rate=-1&weight=x&epoch=1e99&line=-3&miles=NaN")
    assert state(page)["epoch"] == 1
    assert state(page)["loss"] == pytest.approx(548.8271)


EXPERIMENTS = {
    "Set up the lesson's run": ({}, 500, 0.6231),
    "Set up the lunch break, standardised": (
        {"learning_rate": 0.5, "standardize": True, "deliveries": LUNCH_BREAK},
        2,
        149.5004,
    ),
    "Set up the lesson's neuron": ({}, 500, 0.6231),
    "Set up lr = 0.0174": ({"learning_rate": 0.0174}, 500, 0.3803),
    "Set up lr = 0.0175": ({"learning_rate": 0.0175}, 500, 2425.31),
    "Set up the loop without zero_grad": ({"zero_grad": False}, 500, 68.28),
    "Set up standardised distances, lr = 0.5": (
        {"learning_rate": 0.5, "standardize": True},
        2,
        0.1869,
    ),
    "Set up the other start": ({"start": (0.0, 30.0)}, 500, None),
    "Set up the same with standardised distances, lr = 0.1": (
        {"start": (0.0, 30.0), "learning_rate": 0.1, "standardize": True},
        500,
        0.1869,
    ),
}


def test_every_experiment_sets_itself_up_and_ends_as_its_answer_says(visit):
    page = visit()
    page.evaluate("window.sameDocument = true")
    page.evaluate("document.body.addEventListener('click', () => window.themeHasSeenIt = true)")
    assert page.locator('article a[href^="?"]').count() == len(EXPERIMENTS)
    for name, (settings, epochs, loss) in EXPERIMENTS.items():
        page.get_by_role("link", name=name, exact=True).click()
        assert state(page)["epoch"] == 0
        page.evaluate("(n) => document.querySelector('train-neuron').step(n)", epochs)
        oracle = TorchNeuron(**settings)
        for _ in itertools.islice(oracle.lines(), epochs * (5 if oracle.zero_grad else 4)):
            pass
        found = state(page)
        assert found["loss"] == pytest.approx(oracle.numbers()[-1], rel=1e-4)
        assert loss is None or found["loss"] == pytest.approx(loss, rel=1e-3)
    assert page.evaluate("[window.sameDocument, window.themeHasSeenIt]") == [True, None]
    page.go_back()
    page.wait_for_function("document.querySelector('train-neuron').state.weight === 0")
    assert status(page).startswith("Untrained")
    assert page.evaluate("window.sameDocument")


@pytest.mark.parametrize("query", ["?learning-rate=0.02", "?standardize&learning-rate=1.9"])
def test_divergence_is_named_and_never_shown_as_nan(visit, query):
    page = visit(query)
    for name in ["10 epochs", "100 epochs", "Run to 500", "10 epochs", "100 epochs"]:
        press(page, name)
        assert "The loss grows without bound" in status(page)
        shown = page.locator("train-neuron .app").evaluate("app => app.outerHTML")
        assert not re.search("NaN|Infinity|undefined", shown)


@pytest.mark.parametrize("query", ["?learning-rate=0.0174", "?zero-grad=off", "?standardize"])
def test_what_does_not_diverge_is_not_said_to(visit, query):
    page = visit(query)
    press(page, "10 epochs", "Run to 500")
    assert "without bound" not in status(page)


class Mouse:
    """A pointer of a page, held down on its way."""

    has_touch = False

    def __init__(self, page):
        self.page = page

    def down(self, x, y):
        self.page.mouse.move(x, y)
        self.page.mouse.down()

    def move(self, x, y):
        self.page.mouse.move(x, y, steps=3)

    def up(self):
        self.page.mouse.up()


class Finger:
    """The same with a finger, which scrolls the page where nobody hinders it."""

    has_touch = True

    def __init__(self, page):
        self.devtools = page.context.new_cdp_session(page)

    def touch(self, kind, *points):
        points = [dict(zip("xy", point, strict=True)) for point in points]
        self.devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def down(self, x, y):
        self.at = (x, y)
        self.touch("touchStart", self.at)

    def move(self, x, y):
        start = self.at
        for part in range(1, 11):
            self.at = tuple(a + (b - a) * part / 10 for a, b in zip(start, (x, y), strict=True))
            self.touch("touchMove", self.at)

    def up(self):
        self.touch("touchEnd")


def reach(page, selector):
    """The middle of an element, scrolled into sight."""
    page.locator(selector).evaluate("part => part.scrollIntoView({ block: 'center' })")
    return middle(page, selector)


def middle(page, selector):
    """The middle of an element, in pixels of the window."""
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def axes(page, chart):
    return page.locator(f"{chart} > svg > text:not(.name)").all_inner_texts()


def trained(epochs, **settings):
    """What torch holds after so many epochs."""
    oracle = TorchNeuron(**settings)
    for _ in itertools.islice(oracle.lines(), epochs * 5):
        pass
    return oracle.numbers()


def numbers(page):
    return [state(page)[name] for name in STATE[2:]]


A_MILE = (520 - 68) / 12  # in pixels, on the chart of the deliveries: its width less the margins
A_MINUTE = (180 - 52) / 70


@pytest.mark.parametrize("Pointer", [Mouse, Finger])
def test_a_delivery_is_dragged_and_the_neuron_trained_anew(visit, Pointer):
    page = visit(
        "?epoch=10", viewport={"width": 520 + 32, "height": 900}, has_touch=Pointer.has_touch
    )
    assert page.locator("#deliveries").bounding_box()["width"] == 520
    before = axes(page, "#deliveries"), axes(page, "#valley")
    x, y = reach(page, ".delivery >> nth=2")
    pointer = Pointer(page)
    pointer.down(x + 5, y + 5)  # the grip stays where it is: 31 becomes 61 and 8 stays 8
    pointer.move(x + 5, y + 5 - 30 * A_MINUTE)
    drawn(page)
    assert (axes(page, "#deliveries"), axes(page, "#valley")) == before
    assert middle(page, ".delivery >> nth=2") == pytest.approx((x, y - 30 * A_MINUTE), abs=1)
    assert numbers(page) == pytest.approx(trained(10, deliveries=LUNCH_BREAK), rel=1e-4)
    assert "the best line: 149.5004" in page.locator("#losses").inner_text()
    pointer.up()
    in_address(page, "?deliveries=5:22.2,6:25.6,8:61,10:38.5&epoch=10")
    assert "Loss in epoch 10" in status(page)
    assert axes(page, "#valley") != before[1]  # the map fits itself to the path again

    x, y = reach(page, ".delivery >> nth=0")
    pointer.down(x, y)
    pointer.move(x - 1.5 * A_MILE, y + 3 * A_MINUTE)
    pointer.move(-50, y)
    pointer.up()
    drawn(page)
    moved = [(0.0, 22.2), *LUNCH_BREAK[1:]]
    assert numbers(page) == pytest.approx(trained(10, deliveries=moved), rel=1e-4)
    press(page, "Reset deliveries")
    assert numbers(page) == pytest.approx(trained(10), rel=1e-4)
    page.wait_for_url(re.compile(r"train.html\?epoch=10$"))


def test_four_equal_distances_cannot_be_dragged_together(visit):
    page = visit("?deliveries=8:22,8:26,8:31,9:39")
    x, y = reach(page, ".delivery >> nth=3")
    mouse = Mouse(page)
    mouse.down(x, y)
    mouse.move(*middle(page, ".delivery >> nth=2"))
    mouse.up()
    assert page.get_by_label("Delivery 4, miles").input_value() != "8"


def box(page, delivery, unit):
    page.locator(".moved details").evaluate("details => details.open = true")
    return page.get_by_label(f"Delivery {delivery}, {unit}")


def test_a_delivery_is_typed(visit):
    page = visit("?epoch=3&standardize")
    minutes = box(page, 3, "minutes")
    assert minutes.input_value() == "31"
    minutes.press("Control+a")
    minutes.press_sequentially("61")
    in_address(page, "deliveries=5:22.2,6:25.6,8:61,10:38.5")
    expected = trained(3, standardize=True, deliveries=LUNCH_BREAK)
    assert numbers(page) == pytest.approx(expected, rel=1e-4, abs=1e-5)
    minutes.fill("31")
    page.wait_for_url(re.compile(r"train.html\?standardize=&epoch=3$"))


def test_a_delivery_that_cannot_be_is_not_taken_and_said_to_be_so(visit):
    page = visit("?epoch=3&deliveries=8:22,8:26,8:31,9:39")
    before = state(page)
    wrong = page.locator("#wrong")
    for unit, typed, reason in [
        ("miles", "", "A distance is a number from 0 to 12 miles."),
        ("miles", "-1", "A distance is a number from 0 to 12 miles."),
        ("miles", "12.5", "A distance is a number from 0 to 12 miles."),
        ("minutes", "1e9", "A time is a number from 0 to 70 minutes."),
        ("minutes", "e", "A time is a number from 0 to 70 minutes."),
        ("miles", "8", "Four equal distances have no best line"),
    ]:
        field = box(page, 4, unit)
        field.fill("")
        page.keyboard.insert_text(typed)
        drawn(page)
        assert reason in status(page)
        assert "The last good value stays." in status(page)
        assert reason in wrong.inner_text()
        assert field.evaluate("field => field.matches(':invalid')")
        field.press("Tab")
        drawn(page)
        assert field.input_value() == {"miles": "9", "minutes": "39"}[unit]
        assert wrong.inner_text() == ""
        assert state(page) == before


@pytest.mark.parametrize(
    "deliveries",
    [
        "",
        "abc",
        "5:22.2,6:25.6,8:61",
        "5:22.2,6:25.6,8:61,10:38.5,11:40",
        "5:22.2,6:25.6,8:61,10",
        "5:22.2,6:25.6,8:,10:38.5",
        "5:22.2,6:25.6,8:-1,10:38.5",
        "5:22.2,6:25.6,8:71,10:38.5",
        "5:22.2,6:25.6,8:NaN,10:38.5",
        "7:22.2,7:25.6,7:31,7.001:38.5",
    ],
)
def test_wrong_deliveries_in_the_address_are_ignored(visit, deliveries):
    page = visit(f"?deliveries={deliveries}&epoch=3")
    assert numbers(page) == pytest.approx(trained(3), rel=1e-4)
    press(page, "Next epoch")
    page.wait_for_url(re.compile(r"train.html\?epoch=4$"))


def test_the_words_and_charts_stay_true_with_other_deliveries(visit):
    lunch_break = "?deliveries=5:22.2,6:25.6,8:61,10:38.5"
    page = visit(f"{lunch_break}&epoch=499")
    press(page, "Next epoch")
    assert numbers(page)[-1] == pytest.approx(149.5272)
    assert "Converged" not in status(page)  # within 1% for long, and still on its way
    page = visit(f"{lunch_break}&standardize&learning-rate=0.5&epoch=1")
    press(page, "Next epoch")
    assert "within 1% of the lowest possible, 149.5004 minutes²" in status(page)
    assert "35.64 minutes, 5.64 minutes over" in page.locator("#prediction").inner_text()
    page = visit("?deliveries=1:10,2:12,3:14,4:16&standardize&learning-rate=0.5&epoch=1")
    press(page, "Next epoch")
    assert "Converged: the loss is 0 minutes², to four decimals." in status(page)


@pytest.mark.parametrize(
    "deliveries",
    ["0:0,0:70,12:0,12:70", "7:0,7:0,7:70,7.01:0", "0:0,0:0,0:0,0.01:70", "1:1,2:2,3:3,4:4"],
)
def test_no_deliveries_break_a_chart(visit, deliveries):
    for more in ["", "&standardize&learning-rate=0.5"]:
        page = visit(f"?deliveries={deliveries}{more}")
        for name in ["Next epoch", "Next epoch", "Run to 500"]:
            press(page, name)
            shown = page.locator("train-neuron .app").evaluate("app => app.outerHTML")
            assert not re.search("NaN|Infinity|undefined", shown)


@pytest.mark.parametrize("Pointer", [Mouse, Finger])
def test_the_start_is_dragged_over_the_valley(visit, Pointer):
    page = visit("?epoch=10", viewport={"width": 700, "height": 900}, has_touch=Pointer.has_touch)
    x, y = reach(page, ".from")
    pointer = Pointer(page)
    pointer.down(x, y)
    pointer.move(x + 100, y - 50)
    drawn(page)
    assert middle(page, "#valley circle") == pytest.approx((x + 100, y - 50), abs=1)
    pointer.up()
    in_address(page, "epoch=10")
    assert page.locator("#start").input_value() == "your own values"


@pytest.mark.parametrize("Pointer", [Mouse, Finger])
def test_a_click_or_a_tap_on_the_valley_starts_there(visit, Pointer):
    page = visit("?epoch=10", viewport={"width": 700, "height": 900}, has_touch=Pointer.has_touch)
    x, y = reach(page, "#valley")
    pointer = Pointer(page)
    pointer.down(x, y)
    pointer.up()
    page.wait_for_url(re.compile("weight=.*&bias=.*&epoch=10"))
    assert page.locator("#start").input_value() == "your own values"
    weight, bias = (
        float(page.locator(f"#start-{name}").input_value()) for name in ["weight", "bias"]
    )
    assert state(page)["epoch"] == 10
    assert (weight, bias) != SEED_42


@pytest.mark.parametrize("chart", ["#valley", "#deliveries"])
def test_a_swipe_over_a_chart_scrolls_and_changes_nothing(visit, chart):
    page = visit("?epoch=10", viewport={"width": 360, "height": 700}, has_touch=True)
    before = state(page)
    x, y = reach(page, f"{chart} > svg")
    scrolled = page.evaluate("scrollY")
    finger = Finger(page)
    finger.down(x, y + 60)
    finger.move(x + 5, y - 140)
    finger.up()
    page.wait_for_function("scrolled => scrollY > scrolled + 50", arg=scrolled)
    page.wait_for_timeout(400)  # a start would have been written down by now
    assert state(page) == before
    assert page.url.endswith("?epoch=10")


def test_only_the_status_speaks_by_itself(visit):
    page = visit()
    live = "[aria-live], output, [role=status], [role=alert], [role=log], [role=timer]"
    assert page.locator("train-neuron").locator(live).count() == 1
    assert page.locator("train-neuron [role=status]").count() == 1


def test_outputs_that_are_not_there_have_no_former_value(visit):
    page = visit()
    columns = [page.locator(f"#{name} td").first.bounding_box() for name in ["outputs", "loss"]]
    assert [(column["x"], column["width"]) for column in columns] == 2 * [
        (columns[1]["x"], columns[1]["width"])
    ]


def test_the_keyboard_alone_does_everything(visit):
    page = visit()
    page.locator("train-neuron .app").focus()
    reached = []
    acts = {
        "line": lambda: page.keyboard.press("Enter"),
        "1": lambda: page.keyboard.press("Space"),
        "10": lambda: page.keyboard.press("Enter"),
        "100": lambda: page.keyboard.press("Enter"),
        "run": lambda: page.keyboard.press("Enter"),
        "miles": lambda: page.keyboard.press("ArrowRight"),
        "rate-exact": lambda: (page.keyboard.press("Control+a"), page.keyboard.type("0.5")),
        "rate": lambda: page.keyboard.press("ArrowLeft"),
        "no-zero-grad": lambda: page.keyboard.press("Space"),
        "standardize": lambda: page.keyboard.press("Space"),
        "start": lambda: page.keyboard.press("ArrowDown"),
        "start-weight": lambda: (page.keyboard.press("Control+a"), page.keyboard.type("-2.5")),
        "start-bias": lambda: (page.keyboard.press("Control+a"), page.keyboard.type("4")),
        "SUMMARY": lambda: page.keyboard.press("Enter"),
        "1 miles": lambda: (page.keyboard.press("Control+a"), page.keyboard.type("4.5")),
        "1 minutes": lambda: None,
        "2 miles": lambda: None,
        "2 minutes": lambda: None,
        "3 miles": lambda: None,
        "3 minutes": lambda: (page.keyboard.press("Control+a"), page.keyboard.type("61")),
        "4 miles": lambda: None,
        "4 minutes": lambda: (page.keyboard.press("Control+a"), page.keyboard.type("38")),
        "lesson": lambda: None,
    }
    for _ in range(24):
        page.keyboard.press("Tab")
        focus = page.evaluate("""() => {
          const focus = document.activeElement.shadowRoot.activeElement;
          const visible = getComputedStyle(focus).outlineStyle !== "none";
          const { do: act, unit, delivery } = focus.dataset;
          const name = unit && `${Number(delivery) + 1} ${unit}`;
          return { name: focus.id || act || name || focus.tagName, visible };
        }""")
        assert focus["visible"], focus
        reached.append(focus["name"])
        acts.get(focus["name"], lambda: None)()
        drawn(page)  # a control may follow from what another has done
    assert reached == ["line", "1", "10", "100", "run", "reset", *list(acts)[5:]]
    in_address(page, "10:38")  # typed last
    query = page.url.partition("?")[2].split("&")
    assert query == [
        "learning-rate=0.49",
        "weight=-2.5",
        "bias=4",
        "zero-grad=off",
        "standardize=",
        "deliveries=4.5:22.2,6:25.6,8:61,10:38",
        "epoch=500",
        "miles=7.5",
    ]


def test_keys_typed_into_a_field_are_not_shortcuts_of_the_theme(visit):
    page = visit()
    before = page.url
    page.get_by_label("Learning rate, exact value").press_sequentially(".,")
    page.wait_for_timeout(300)
    assert page.url.partition("?")[0] == before


HEADER = "document.querySelector('.md-header').getBoundingClientRect().bottom"


@pytest.mark.parametrize(
    ("size", "parts"),
    [
        ((360, 740), [".bar", "#deliveries", "#valley"]),
        ((1280, 900), [".bar", "#deliveries", "#valley", ".code", ".numbers", "#losses"]),
    ],
)
def test_what_a_button_changes_is_in_sight_with_the_buttons(visit, size, parts):
    page = visit(viewport=dict(zip(["width", "height"], size, strict=True)))
    page.get_by_role("link", name="Set up lr = 0.0174").click()
    page.wait_for_function("scrollY < 400")
    scrolled = page.evaluate("scrollY")
    before = [page.locator(part).inner_html() for part in parts]
    press(page, "Next epoch")
    assert all(page.locator(p).inner_html() != b for p, b in zip(parts, before, strict=True))
    assert page.evaluate("scrollY") == scrolled
    for part in parts:
        box = page.locator(f"train-neuron {part}").bounding_box()
        assert box["y"] >= page.evaluate(HEADER), part
        assert box["y"] + box["height"] <= size[1], part
    rows = {button.bounding_box()["y"] for button in page.locator(".bar button").all()}
    assert len(rows) == 1


TOO_NEAR = """() => {
  const root = document.querySelector("train-neuron").shadowRoot;
  const box = (mark) => mark.getBoundingClientRect();
  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  const [valley, losses] = ["#valley", "#losses"].map((id) => root.querySelector(id));
  const all = (chart, parts) => [...chart.querySelectorAll(parts)];
  const marks = all(valley, "path.ink, path.fill, circle").map((mark) => middle(box(mark)));
  const path = valley.querySelector(".path");
  const steps = [...path.points].map((step) => {
    const { x, y } = step.matrixTransform(path.getScreenCTM());
    return [x, y];
  });
  const labels = all(valley, ".halo").filter((text) => /^[0-9]/.test(text.textContent));
  const near = labels.filter((label) => {
    const { left, right, top, bottom } = box(label);
    const apart = (x, low, high) => Math.max(low - x, x - high, 0);
    const distance = ([x, y]) => Math.hypot(apart(x, left, right), apart(y, top, bottom));
    return marks.some((mark) => distance(mark) < 10) || steps.some((step) => distance(step) < 1);
  });
  const name = box(all(losses, ".name").at(-1));
  const ticks = all(losses, "text[text-anchor=end]:not(.halo)");
  const touching = ticks.filter((tick) => box(tick).left < name.right + 1);
  return [...near, ...touching].map((text) => text.textContent);
}"""


@pytest.mark.parametrize("width", [1280, 360])
def test_no_label_of_a_chart_stands_on_a_mark(visit, width):
    outlier = "standardize&learning-rate=0.5&deliveries=5:22.2,6:25.6,8:61,10:38.5"
    page = visit(viewport={"width": width, "height": 900})
    for query in [
        "epoch=0",
        "epoch=500",
        "standardize&epoch=20",
        outlier,
        f"{outlier}&epoch=1",
        "weight=0&bias=30",
    ]:
        page.evaluate(
            """(query) => {
              history.pushState(null, "", `?${query}`);
              dispatchEvent(new PopStateEvent("popstate"));
            }""",
            query,
        )
        drawn(page)
        assert page.evaluate(TOO_NEAR) == [], query


def test_the_settings_leave_no_hole(visit):
    page = visit(viewport={"width": 1280, "height": 900})
    box = lambda part: page.locator(f"train-neuron {part}").bounding_box()  # noqa: E731
    foot = [box(part)["y"] + box(part)["height"] for part in (".numbers", ".losses")]
    assert abs(foot[0] - foot[1]) < 40
    assert 0 <= box(".settings")["y"] - max(foot) < 40
    choice = page.locator("train-neuron #start")
    for name in choice.locator("option").all_inner_texts():
        choice.evaluate("(select, name) => { select.value = name; }", name)
        assert choice.evaluate("select => select.scrollWidth <= select.clientWidth"), name


# The controls that are under the site's header or the neuron's buttons while they have the focus.
COVERED = """() => {
  const control = document.activeElement.shadowRoot?.activeElement;
  if (!control || control.closest(".bar")) return null;
  const bar = document.activeElement.shadowRoot.querySelector(".bar").getBoundingClientRect();
  const { top, bottom } = control.getBoundingClientRect();
  return top < bar.bottom - 1 || bottom > innerHeight + 1 ? control.outerHTML : null;
}"""


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 600)])
def test_the_buttons_stay_in_sight_and_cover_no_control_that_has_the_focus(visit, width, height):
    page = visit(viewport={"width": width, "height": height})
    page.locator(".moved summary").click()
    page.locator(".moved button").focus()
    header = page.evaluate(HEADER)
    for _ in range(17):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(COVERED) is None
        if page.locator(".parts").bounding_box()["y"] < header:
            assert page.locator(".bar").bounding_box()["y"] == pytest.approx(header, abs=2)
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.id") == "miles"


def test_the_way_to_the_top_stands_at_the_end_of_the_page(visit):
    page = visit()
    link = page.get_by_role("link", name="Back to top")
    assert link.evaluate("link => getComputedStyle(link).position") == "static"
    assert page.locator(".md-top").count() == 0
    link.click()
    page.wait_for_function("scrollY === 0")


def test_the_header_covers_no_control_that_has_the_focus(visit):
    page = visit(viewport={"width": 360, "height": 740})
    page.locator("footer a").last.focus()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        top, height, name = page.evaluate("""() => {
          const { top, height } = document.activeElement.getBoundingClientRect();
          return [top, height, document.activeElement.outerHTML];
        }""")
        assert top >= page.evaluate(HEADER) or height > 600, name


@pytest.mark.parametrize("width", [360, 1280])
def test_the_number_fields_hold_the_longest_numbers(visit, width):
    page = visit(viewport={"width": width, "height": 900})
    fields = page.locator("train-neuron").get_by_role("spinbutton")
    box(page, 1, "miles").wait_for()
    assert fields.count() == 11
    for field in fields.all():
        field.fill("0.000123457" if field.get_attribute("id") == "rate-exact" else "-12.3456")
        assert field.evaluate("field => field.scrollWidth <= field.clientWidth"), field


def test_the_first_frame_says_what_will_come(visit):
    page = visit()
    assert "the loss of each epoch will stand here" in page.locator("#losses").inner_text()
    names = [text.strip() for text in page.locator("#valley text").all_text_contents()]
    assert "start" in names
    assert "best line" in names
    press(page, "Next epoch")
    assert "will stand here" not in page.locator("#losses").inner_text()


# What a font draws, or a screen reader reads as "white circle": the marks have names and are drawn.
SYMBOLS = """() => {
  const root = document.querySelector("train-neuron").shadowRoot;
  const drawn = [...root.querySelectorAll(".app, .app *")].flatMap((element) =>
    ["::before", "::after"].map((part) => getComputedStyle(element, part).content));
  const said = [document.querySelector("article"), root.querySelector(".app")];
  const texts = [...said.map((element) => element.innerText), ...drawn];
  return texts.join(" ").match(/[\u2500-\u27bf]/g);
}"""


def test_no_mark_is_taken_from_a_font(visit):
    page = visit("?epoch=3")
    press(page, "Next line")
    assert page.evaluate(SYMBOLS) is None


def test_lines_of_prose_have_a_measure_and_the_neuron_the_width(visit):
    page = visit(viewport={"width": 1280, "height": 900})
    widths = "parts => parts.map(part => part.getBoundingClientRect().width)"
    texts = page.locator("article > :is(p, .ask, details)").evaluate_all(widths)
    neuron = page.locator("train-neuron").bounding_box()["width"]
    assert max(texts) <= 720 < 900 < neuron


@pytest.mark.parametrize(
    ("scripting", "media"), [(False, "screen"), (True, "print")], ids=["no scripts", "paper"]
)
def test_without_javascript_and_on_paper_stands_the_executed_run(visit, scripting, media):
    page = visit("", java_script_enabled=scripting)
    page.emulate_media(media=media)
    run = page.locator("train-neuron")
    assert run.get_by_role("img", name="The neuron after 500 epochs").is_visible()
    assert run.get_by_text("548.8271").is_visible()
    assert not run.get_by_role("button", name="Next line").is_visible()
    if not scripting:
        assert page.locator('article a[href^="?"]:visible').count() == 0
        assert page.locator("article noscript p").is_visible()


def test_with_javascript_the_executed_run_gives_way(visit):
    assert not visit().get_by_role("img", name="The neuron after 500 epochs").is_visible()


@pytest.mark.parametrize(
    "query", ["?line=5&epoch=3", "?learning-rate=0.02&epoch=499&zero-grad=off"]
)
def test_axe_finds_nothing(visit, query):
    page = visit(query, color_scheme="light")
    page.locator(".moved summary").click()
    press(page, "Next line")
    assert readers.violations(page) == {}


@pytest.mark.parametrize("query", ["", "?epoch=100", "?learning-rate=0.02&epoch=100"])
def test_at_360_pixels_nothing_is_cut_off(visit, query):
    page = visit(query, viewport={"width": 360, "height": 800})
    press(page, "Next epoch")
    box(page, 1, "miles").fill("12.25")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    room = """field => {
      const text = document.createElement("canvas").getContext("2d");
      const { font, paddingLeft, paddingRight } = getComputedStyle(field);
      text.font = font;
      const spinner = 18;
      const inside = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return inside - spinner - text.measureText("12.25").width;
    }"""
    assert box(page, 1, "miles").evaluate(room) > 0
    wide = page.evaluate("""() => {
      const root = document.querySelector("train-neuron").shadowRoot;
      const limit = root.host.getBoundingClientRect().right + 0.5;
      const parts = [...root.querySelectorAll(".app *:not(svg *)")];
      return parts.filter((part) => part.getBoundingClientRect().right > limit).map(String);
    }""")
    assert not wide


def test_an_element_made_by_a_program_works_and_can_be_moved(visit):
    page = visit()
    page.evaluate(CREATE, {"learning-rate": "0.02"})
    page.evaluate("(neuron.step(2), document.querySelector('train-neuron').replaceWith(neuron))")
    assert state(page)["epoch"] == 2
    page.evaluate("(neuron.remove(), document.querySelector('article').append(neuron))")
    press(page, "Next epoch")
    assert state(page)["epoch"] == 3
    page.evaluate("neuron.reset()")
    assert state(page)["epoch"] == 0


# What the theme's instant navigation does: fetch, swap the content, run its scripts.
SWAP = """async (address) => {
  const html = await (await fetch(address)).text();
  const next = new DOMParser().parseFromString(html, "text/html").querySelector("article");
  for (const link of document.head.querySelectorAll("link")) link.href = link.href; // in full
  history.pushState(null, "", address);
  document.querySelector("article").replaceWith(next);
  for (const old of next.querySelectorAll("script")) {
    const script = document.createElement("script");
    for (const { name, value } of old.attributes) script.setAttribute(name, value);
    script.textContent = old.textContent;
    old.replaceWith(script);
  }
}"""


def test_it_works_where_the_theme_swaps_the_content_without_loading_the_page(visit, address):
    page = visit()
    page.goto(f"{address}lesson/imports.html")
    assert not page.evaluate("customElements.get('train-neuron') !== undefined")
    page.evaluate(SWAP, f"{address}train.html?epoch=10")
    page.locator("train-neuron:defined").wait_for()
    press(page, "Next epoch")
    in_address(page, "epoch=11")
    page.evaluate(SWAP, f"{address}lesson/imports.html")
    page.evaluate(SWAP, f"{address}train.html?epoch=20")
    assert state(page)["epoch"] == 20
