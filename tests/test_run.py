"""*Run*, as a reader uses it, in a real browser: button, editor, output, sandbox, links."""

import base64
import contextlib
import http.server
import itertools
import re
import threading
import zlib
from importlib.metadata import version

import pytest

from tests import pages, readers

PAGE = "lesson/training-loop.html"
SCRIPT = "training_loop/one_step.py"  # in the second tab of two
EXERCISES = "further/exercises.html"
TORCH = version("torch").partition("+")[0]
RAN = re.compile(r"(Done in|after) [\d.]+ s\.")


def offered(path: str) -> list[str]:
    """The scripts that a page offers to run, by their paths below snippets/."""
    return [link["data-run"] for link in pages.soup(path).select("a.download[data-run]")]


def printed(script: str) -> str:
    """What PyTorch printed for a script."""
    return (pages.SITE / "scripts" / script).with_suffix(".txt").read_text("utf-8")


# Of the theme's RxJS, on a busy machine: the timer of a tooltip that was cancelled as it went off.
THEIRS = "executing a cancelled action"


class Reader:
    """A reader of a page in a window of its own, at one of its scripts."""

    def __init__(self, browser, address, path=PAGE, script=SCRIPT, query="", **options):
        options = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | options
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.said, self.asked = [], []
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(f"{address}{path}{query}")
        self.page.wait_for_load_state("networkidle")
        name = script.split("/")[-1]
        self.box = self.page.locator(f".highlight:has(> pre > [data-run='{script}'])")
        self.editor = self.page.get_by_label(f"Code of {name}")
        self.panel = self.page.get_by_role("group", name=f"Output of {name} in your browser")
        self.output = self.panel.locator("pre")
        self.status = self.panel.locator(".run-status")
        self.voice = self.page.locator(".run-voice")

    def press(self, name="Run"):
        self.box.get_by_role("button", name=name, exact=True).click()

    def run(self, source=None):
        """Run a text, or what is in the editor; the output, when it has ended."""
        if source is not None:
            self.editor.fill(source)
        self.press()
        self.status.filter(has_text=RAN).wait_for()
        return self.output.text_content()

    def select(self, text):
        """Select a piece of the code in the editor."""
        self.editor.evaluate(
            """(field, text) => {
              field.focus();
              const start = field.value.indexOf(text);
              field.setSelectionRange(start, start + text.length);
            }""",
            text,
        )


@pytest.fixture(scope="module")
def reader(browser, address):
    """One visit for the tests that follow, in their order: Python stays warm."""
    permissions = ["clipboard-read", "clipboard-write"]
    reader = Reader(browser, address, color_scheme="light", permissions=permissions)
    reader.page.get_by_role("button", name="Run one_step.py").locator("visible=true").click()
    reader.status.filter(has_text=RAN).wait_for()
    yield reader
    foreign = [url for url in reader.asked if not url.startswith((address, "blob:", "data:"))]
    reader.context.close()
    assert foreign == []
    assert [words for words in reader.said if words != THEIRS] == []


# One visit


def test_a_press_shows_the_whole_script_and_prints_what_pytorch_printed(reader):
    assert reader.output.text_content() == printed(SCRIPT)
    assert "The same text as PyTorch's." in reader.status.inner_text()
    label = reader.panel.locator(".run-label").inner_text()
    assert label == (
        f"Output in your browser, by a stand-in for PyTorch. Above: PyTorch {TORCH} itself."
    )
    assert reader.box.is_visible()
    assert "__tabs" not in reader.page.evaluate(
        "Object.keys(localStorage).join()"
    )  # for other pages
    assert reader.editor.input_value() + "\n" == (pages.SITE / "scripts" / SCRIPT).read_text(
        "utf-8"
    )
    assert reader.panel.bounding_box()["y"] < 900  # in the window


def test_what_it_printed_is_read_out_once(reader):
    assert reader.voice.get_attribute("role") == "status"
    assert printed(SCRIPT).splitlines()[-1] in reader.voice.text_content()
    reader.run("for n in range(500): print('line', n)")
    assert "500 lines printed. The first: line 0" in reader.voice.text_content()
    assert "line 499" not in reader.voice.text_content()


def test_the_line_of_an_error_is_marked_until_the_text_changes(reader):
    line = "field => field.style.getPropertyValue('--run-line').trim()"
    shown = "field => getComputedStyle(field, '::before').content"
    field = reader.box.locator(".run-editor")
    reader.run("1 / 1\n1 / 0\n2 / 0")
    assert (field.evaluate(line), field.evaluate(shown)) == ("2", '""')
    reader.editor.press("x")
    assert (field.evaluate(line), field.evaluate(shown)) == ("", "none")


def test_restore_brings_the_page_s_version_back(reader):
    reader.press("Restore")
    assert reader.editor.input_value() + "\n" == (pages.SITE / "scripts" / SCRIPT).read_text(
        "utf-8"
    )
    assert not reader.box.get_by_role("button", name="Restore").is_visible()
    assert reader.run() == printed(SCRIPT)


def test_another_learning_rate_prints_something_else(reader):
    reader.select("lr=0.01")
    reader.page.keyboard.type("lr=0.02")
    reader.page.keyboard.press("Control+Enter")
    reader.output.filter(has_text="weight 7.7796").wait_for()
    reader.status.filter(has_text=RAN).wait_for()
    assert "PyTorch" not in reader.status.inner_text()
    assert reader.output.text_content().splitlines()[:3] == printed(SCRIPT).splitlines()[:3]


def test_the_editor_does_what_a_programmer_s_keys_do(reader):
    field, keyboard = reader.editor, reader.page.keyboard
    field.fill("for epoch in range(3):")
    field.press("End")
    keyboard.press("Enter")
    keyboard.type("a = 1")
    keyboard.press("Enter")
    keyboard.type("b = 2")
    assert field.input_value() == "for epoch in range(3):\n    a = 1\n    b = 2"
    field.press("Shift+Tab")
    assert field.input_value().endswith("\nb = 2")
    field.press("Control+a")
    field.press("Tab")
    assert field.input_value() == "    for epoch in range(3):\n        a = 1\n    b = 2"
    field.press("Control+z")
    field.press("Control+z")
    assert field.input_value() == "for epoch in range(3):\n    a = 1\n    b = 2"
    field.press("Home")
    field.press("Tab")
    assert field.input_value().endswith("\n        b = 2")
    field.press("Escape")
    field.press("Tab")
    assert not field.evaluate("field => field === document.activeElement")
    assert reader.page.evaluate("document.activeElement.textContent") == "Run"
    described = field.get_attribute("aria-describedby")
    assert "Escape, then Tab, leaves" in reader.page.locator(f"#{described}").inner_text()


# Where the letters of the field and those below it stand: everywhere the same.
ALIGNED = """(field) => {
  const shown = field.previousElementSibling;
  const [a, b] = [field, shown].map((e) => getComputedStyle(e));
  const same = ["fontFamily", "fontSize", "lineHeight", "letterSpacing", "tabSize", "whiteSpace"];
  const [f, s] = [field, shown].map((e) => e.getBoundingClientRect());
  return [same.every((name) => a[name] === b[name]), f.left - s.left, f.top - s.top,
    field.scrollWidth - field.clientWidth, field.scrollHeight - field.clientHeight];
}"""


def test_the_field_lies_on_the_code_and_grows_with_it(reader):
    reader.editor.fill("\n".join(["x = 1"] * 60 + ["y = " + "1 + " * 60 + "1"]))
    assert reader.editor.evaluate(ALIGNED) == [True, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("import torch\n\ntorch.tensor([1.0]) @ torch.ones(2)", "RuntimeError: "),
        ("import torch\n\ntorch.conv2d", "AttributeError: the stand-in has no torch.conv2d"),
        ("import json\n\nimport numpy", "ModuleNotFoundError: the page has no numpy"),
        ("import json\n\nimport matplotlib", "ModuleNotFoundError: "),
        ("print('?')\n\nname = input()", "RuntimeError: "),
        ("import json\n\nimport urllib.request", "ImportError: "),
        ("import json\n\nimport js", "ModuleNotFoundError: "),
        ("print('?')\n\n1 +", "SyntaxError: invalid syntax"),
    ],
)
def test_an_error_shows_the_reader_s_own_line(reader, source, line):
    reader.run(source)
    error = reader.output.locator(".run-error").text_content()
    assert 'File "one_step.py", line 3' in error
    assert source.splitlines()[2].strip() in error
    assert error.splitlines()[-1].startswith(line)
    assert error.count("File ") == 1
    assert error.splitlines()[-1] in reader.voice.text_content()
    assert "Ended by an error after" in reader.status.inner_text()


def test_output_comes_as_it_is_printed_until_stop_and_the_next_run_is_well(reader):
    reader.editor.fill(
        "print('<b>bold</b>')\nimport sys\nprint('aside', file=sys.stderr)\nprint('here')\n"
        "while True: pass"
    )
    reader.press()
    reader.output.filter(has_text="here").wait_for()
    assert reader.output.text_content() == "<b>bold</b>\naside\nhere\n"
    assert reader.output.locator("b").count() == 0
    assert reader.output.locator(".run-error").all_text_contents() == ["aside\n"]
    stop = reader.box.get_by_role("button", name="Stop", exact=True)
    stop.click()
    reader.status.filter(has_text="Stopped.").wait_for()
    assert not stop.is_visible()
    assert reader.run("print(1 + 1)") == "2\n"


def test_what_runs_is_loaded_once_and_needs_no_network_again(reader):
    asked = len(reader.asked)
    reader.context.set_offline(True)
    try:
        reader.editor.fill("while True: pass")
        reader.press()
        reader.press("Stop")
        reader.status.filter(has_text="Stopped.").wait_for()
        assert reader.run("import torch\nprint(torch.ones(2))") == "tensor([1., 1.])\n"
    finally:
        reader.context.set_offline(False)
    assert [url for url in reader.asked[asked:] if not url.startswith("blob:")] == []


@pytest.mark.parametrize("source", ["print('x' * 10**7)", "while True: print('x' * 20)"])
def test_output_without_end_is_cut_off(reader, source):
    reader.editor.fill(source)
    reader.press()
    reader.status.filter(has_text="Stopped after 100,000 characters.").wait_for()
    assert len(reader.output.text_content()) == 100_000
    assert reader.output.evaluate("pre => pre.childNodes.length") == 1


def test_a_script_that_takes_its_time_is_ended(reader):
    reader.page.clock.install()
    reader.editor.fill("print('begun')\nwhile True: pass")
    reader.press()
    reader.output.filter(has_text="begun").wait_for()
    reader.page.clock.fast_forward(61_000)
    reader.status.filter(has_text="Stopped after 60 seconds.").wait_for()
    reader.page.clock.resume()
    assert reader.run("print(2 + 2)") == "4\n"


class Listener(http.server.BaseHTTPRequestHandler):
    """A server somewhere else, that would answer whoever asks."""

    def do_GET(self):
        self.server.heard.append(self.path)
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "text/javascript")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def elsewhere():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        server.heard = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


# What code in the worker could try, if it got out of Python; each resolves to what it achieved.
ESCAPES = {
    "fetch": "fetch(url).then((r) => r.text().then((text) => { if (!text) throw 0; }))",
    "XMLHttpRequest": """new Promise((done, no) => { const request = new XMLHttpRequest();
      request.onload = done; request.onerror = no; request.open("GET", url); request.send(); })""",
    "import": "import(url)",
    "WebSocket": """new Promise((done, no) => { const s = new WebSocket(url.replace("http", "ws"));
      s.onopen = done; s.onerror = no; })""",
    "EventSource": """new Promise((done, no) => { const s = new EventSource(url);
      s.onopen = done; s.onerror = no; })""",
    "worker": """new Promise((done, no) => {
      const code = `fetch("${url}").then(() => postMessage(0), () => postMessage(1))`;
      const w = new Worker(URL.createObjectURL(new Blob([code])));
      w.onmessage = (e) => e.data ? no() : done(); w.onerror = no; })""",
    "eval": "new Promise(setTimeout).then(() => eval('1 + 1'))",  # later, without the test's rights
    "indexedDB": """new Promise((done, no) => { const request = indexedDB.open("x");
      request.onsuccess = done; request.onerror = no; })""",
    "caches": "caches.open('x')",
    "storage": "navigator.storage.getDirectory()",
}
TRY = "(url) => Promise.resolve().then(() => %s).then(() => 'done', () => 'refused')"


def test_the_browser_lets_nothing_out_of_the_sandbox(reader, address):
    reader.run("print('here')")
    worker = [worker for worker in reader.page.workers if worker.url.startswith("blob:null")][-1]
    with elsewhere() as server:
        place = f"http://127.0.0.1:{server.server_port}"
        tried = {
            name: worker.evaluate(TRY % code, f"{place}/{name}") for name, code in ESCAPES.items()
        }
        assert tried == dict.fromkeys(ESCAPES, "refused")
        assert worker.evaluate(TRY % ESCAPES["import"], f"{address}run/link.js") == "refused"
        assert server.heard == []
        reader.asked = [url for url in reader.asked if not url.startswith(place)]  # and refused
        reader.page.evaluate("(url) => fetch(url).then(() => {})", f"{place}/page")  # no sandbox
        assert server.heard == ["/page"]
        reader.asked.remove(f"{place}/page")


def test_axe_finds_nothing_while_it_shows_output_and_an_error(reader):
    reader.run("print('x' * 500)\n1 / 0")
    assert reader.output.get_attribute("tabindex") == "0"  # it scrolls, by keyboard too
    assert readers.violations(reader.page) == {}


def test_on_a_phone_nothing_is_wider_and_nothing_is_covered(reader):
    readers.become(reader.page, 360)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360
    boxes = [
        reader.box.locator(one).bounding_box() for one in (".run", ".download", ".md-code__button")
    ]
    code = reader.box.locator(".run-editor").bounding_box()
    for left, right in itertools.pairwise(boxes):
        assert left["x"] + left["width"] <= right["x"]
    assert all(min(box["width"], box["height"]) >= 24 for box in boxes)
    assert all(box["y"] + box["height"] <= code["y"] for box in boxes)


def test_on_paper_stand_the_page_s_script_and_pytorch_s_output(reader):
    reader.page.emulate_media(media="print")
    try:
        parts = ".run, .run-bar, .run-panel, .run-editor, .run-note"
        assert reader.page.locator(parts).locator("visible=true").count() == 0
        assert "lr=0.01" in reader.box.locator("code").inner_text()
    finally:
        reader.page.emulate_media(media="screen")


def test_the_code_that_one_sees_is_what_is_copied_downloaded_and_linked(reader):
    page, source = reader.page, 'print("7 miles: ü", 1 < 2)  # → <b>\n'
    reader.editor.fill(source.rstrip("\n"))
    reader.box.locator(".md-code__button").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.includes('→'))")
    assert page.evaluate("navigator.clipboard.readText()").rstrip("\n") + "\n" == source
    with page.expect_download() as download:
        reader.box.get_by_role("link", name="Download one_step.py").click()
    assert download.value.suggested_filename == "one_step.py"
    with open(download.value.path(), encoding="utf-8") as file:
        assert file.read() == source
    reader.press("Copy link")
    reader.box.get_by_role("button", name="Link copied.").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{page.url}#run={SCRIPT}:")
    page.evaluate("(link) => { location.href = link; }", link.replace(SCRIPT, "beyond/save.py"))
    page.locator(".run-note", has_text="it is damaged").wait_for()


# Other visits


@pytest.fixture
def visit(browser, address):
    visits = []

    def visit(*arguments, **options):
        visits.append(Reader(browser, address, *arguments, **options))
        return visits[-1]

    yield visit
    said = [words for reader in visits for words in reader.said]
    for reader in visits:
        reader.context.close()
    assert said == []


def test_before_the_first_press_there_is_a_button_and_nothing_is_loaded(visit):
    reader = visit()
    assert [url for url in reader.asked if "/run/" in url] == []
    html = (pages.SITE / PAGE).read_text("utf-8")
    assert len((pages.ROOT / "publisher/run.html").read_bytes()) < 1500
    assert "run/run.js" in html
    links = len(offered(PAGE))
    tabs = reader.page.locator(".tabbed-block:first-child .run").count()
    assert reader.page.locator("button.run").count() == links + tabs > links > 0


def test_a_link_brings_an_edited_script_and_does_not_run_it(visit):
    source = "print('from the link')\n"
    link = "training_loop/one_step.py:" + packed(source)
    reader = visit(query=f"#run={link}")
    reader.box.get_by_text("This code came with the link. Read it, then press Run.").wait_for()
    assert reader.editor.input_value() + "\n" == source
    assert reader.editor.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    assert not reader.panel.is_visible()
    assert [url for url in reader.asked if "pyodide" in url] == []
    assert reader.run() == "from the link\n"
    reader.press("Restore")
    assert reader.run() == printed(SCRIPT)


def packed(source: str) -> str:
    """A text as a link carries it."""
    deflate = zlib.compressobj(wbits=-15)
    data = deflate.compress(source.encode()) + deflate.flush()
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@pytest.mark.parametrize(
    "link",
    ["", "x", f"{SCRIPT}", f"{SCRIPT}:", f"{SCRIPT}:!!!", f"{SCRIPT}:AAAA", "no.py:" + packed("1")],
)
def test_a_damaged_link_is_said_to_be_one(visit, link):
    reader = visit(query=f"#run={link}")
    reader.page.locator(".run-note", has_text="it is damaged").wait_for()
    assert reader.page.locator("button.run:visible").count()


def test_an_exercise_says_whether_it_is_solved(visit):
    reader = visit(EXERCISES, "exercises/spot_the_bug.py")
    reader.press("Run spot_the_bug.py")
    reader.status.filter(has_text="Not yet: line 1 of the output is not").wait_for()
    assert "not-yet" in reader.status.get_attribute("class")
    solved = reader.page.locator("div.solved")
    assert solved.get_by_role("status").inner_text().startswith("0 of ")
    reader.select("loss_function(outputs, inputs)")
    reader.page.keyboard.type("loss_function(outputs, times)")
    reader.run()
    assert "Right: your script prints what the answer prints." in reader.status.inner_text()
    assert reader.status.inner_text() in reader.voice.text_content()
    assert "right" in reader.status.get_attribute("class")
    assert solved.get_by_role("status").inner_text().startswith("1 of ")
    assert "solved" in solved.locator("li", has_text="7. Spot the bug").text_content()
    reader.run("print(1)\nprint(2)\nprint(3)")
    assert "Not yet: the answer prints 2 lines, your script 3 lines." in reader.status.inner_text()
    reader.run("pass")
    assert "Not yet: the answer prints 2 lines, your script 0 lines." in reader.status.inner_text()


def test_what_was_written_is_there_after_a_way_to_another_page(visit):
    reader = visit(EXERCISES, "exercises/spot_the_bug.py")
    reader.press("Run spot_the_bug.py")
    reader.editor.fill("print('mine')")
    reader.page.goto(reader.page.url.replace(EXERCISES, PAGE))
    reader.page.go_back()
    reader.press("Run spot_the_bug.py")
    assert reader.editor.input_value() == "print('mine')"
    reader.press("Restore")
    reader.page.reload()
    reader.press("Run spot_the_bug.py")
    assert "loss_function(outputs, inputs)" in reader.editor.input_value()


def test_every_exercise_names_an_answer_and_is_not_solved_yet():
    starts = pages.soup(EXERCISES).select("[data-answer]")
    assert len(starts) == 5
    for start in starts:
        script = start.select_one("a.download[data-run]")["data-run"]
        assert printed(script) != printed(start["data-answer"])


def test_what_does_not_load_can_be_tried_again(visit):
    reader = visit("index.html", "lesson.py")
    reader.page.route("**/*.wasm", lambda route: route.abort())
    reader.press("Run lesson.py")
    reader.status.filter(has_text="Python does not load").wait_for()
    reader.page.unroute("**/*.wasm")
    assert reader.run() == printed("lesson.py")
    assert any("ERR_FAILED" in words for words in reader.said)
    reader.said.clear()


def test_without_a_server_or_without_javascript_there_is_no_button(browser):
    for scripting, address in [
        (True, pages.SITE.as_uri() + "/"),
        (False, pages.SITE.as_uri() + "/"),
    ]:
        reader = Reader(browser, address, java_script_enabled=scripting)
        assert reader.page.locator("a.download[data-run]").count()
        assert reader.page.locator(".run").count() == 0
        reader.context.close()
