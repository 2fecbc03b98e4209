"""What a reader or a program takes away from the site: scripts that run, pages as Markdown."""

import contextlib
import copy
import logging
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlparse
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

import publisher
from snippet_runner.jobs import ENVIRONMENT
from snippet_runner.outputs import escape
from tests import pages
from tests.projects import files

SNIPPETS = pages.ROOT / "snippets"
AGG = {"MPLBACKEND": "agg"}
SCRIPTS = sorted(file.relative_to(SNIPPETS).as_posix() for file in pages.SNIPPETS)
NAMES = [Path(path).with_suffix(".md").as_posix() for path in pages.PATHS]  # pages as Markdown
LOG = logging.getLogger("publisher")
ADDRESS = f"{url.rstrip('/')}/" if (url := os.environ.get("SITE_URL")) else ""


def article(name: str) -> BeautifulSoup:
    """What the page of that Markdown shows."""
    return pages.soup(Path(name).with_suffix(".html").as_posix()).find("article")


def published(name: str) -> str:
    return (pages.SITE / name).read_text("utf-8")


# Scripts


def scripts() -> dict[str, bytes]:
    """The scripts to download, by path; beside some lies what they print."""
    published = files(pages.SITE / "scripts")
    return {name: text for name, text in published.items() if name.endswith(".py")}


def test_a_script_to_download_is_its_snippet_without_the_markers():
    assert sorted(scripts()) == SCRIPTS
    for script in SCRIPTS:
        lines = (SNIPPETS / script).read_text("utf-8").splitlines(keepends=True)
        text = published(f"scripts/{script}")
        assert text == "".join(line for line in lines if "--8<--" not in line), script
        compile(text, script, "exec")


def test_the_archive_holds_the_same_scripts_and_nothing_else(tmp_path):
    with ZipFile(pages.SITE / "scripts.zip") as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    assert files(folder) == scripts()


# Two are enough: the build has run every snippet in an empty folder, and the tests above say that
# the files to download are the snippets.
@pytest.mark.parametrize("script", ["lesson.py", "training_loop/loss_curve.py"])
def test_a_downloaded_script_prints_what_its_page_shows_and_leaves_nothing(tmp_path, script):
    done = subprocess.run(
        [sys.executable, pages.SITE / "scripts" / script],
        cwd=tmp_path,
        env={key: os.environ[key] for key in os.environ.keys() - ENVIRONMENT.keys()} | AGG,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    shown = (pages.ROOT / "build/outputs" / script).with_suffix(".txt").read_text("utf-8")
    assert escape(done.stdout) == shown
    assert list(tmp_path.iterdir()) == []


def test_every_block_that_shows_a_whole_script_has_a_link_to_it_and_no_other_has():
    texts = {published(f"scripts/{script}"): script for script in SCRIPTS}
    linked = set()
    for name in NAMES:
        for code in article(name).select("pre > code"):
            link = code.find_previous_sibling("a")
            script = texts.get(code.get_text())
            assert (link is None) == (script is None), f"{name}: {code.get_text()}"
            if link:
                target = urlparse(urljoin(f"http://site/below/{name}", link["href"])).path
                assert target == f"/below/scripts/{script}"
                assert link.has_attr("download")
                assert link["aria-label"] == f"Download {Path(script).name}"
                linked.add(script)
    assert sorted(linked) == SCRIPTS


# Modules and styles


def test_a_page_gives_its_modules_and_styles_without_comments():
    html = published("train.html")
    style = re.search("<template.*?</template>", html, re.DOTALL)[0]
    module = re.search('<script type="module">.*?</script>', html, re.DOTALL)[0]
    assert re.findall(r"/\*.*|^\s*//.*", style + module, re.MULTILINE) == []
    assert "display: none !important;" in style
    assert 'aria-label="Train the neuron">\n  <div class="bar">' in module  # in a string


# Markdown


def rendered(text: str) -> BeautifulSoup:
    """Markdown as a reader without this site's extensions sees it."""
    html = MarkdownIt("commonmark").enable("table").render(text)
    return BeautifulSoup(html, "html.parser")


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def test_the_markdown_of_a_page_is_linked_from_its_head_and_its_end():
    for name in NAMES:
        page = pages.soup(Path(name).with_suffix(".html").as_posix())
        assert (pages.SITE / name).is_file()
        (alternate,) = page.select("head > link[rel=alternate][type='text/markdown']")
        link = page.find("article").find_all("a")[-1]
        assert link.get_text() == "This page as Markdown"
        assert alternate["href"] == link["href"] == Path(name).name


def test_the_markdown_has_the_code_and_the_outputs_of_the_page():
    for name in NAMES:
        shown = [code.get_text() for code in article(name).select("pre > code")]
        found = [code.get_text() for code in rendered(published(name)).select("pre > code")]
        assert found == shown, name


def test_the_markdown_has_the_words_of_the_page():
    parts = "h1, h2, h3, h4, p, li, th, td, figcaption, summary, .filename, .tabbed-labels > label"
    missing = []
    for name in NAMES:
        text = words(rendered(published(name)).get_text())
        shown = copy.copy(article(name))
        shown.select_one(".as-markdown").decompose()
        said = [image["alt"] for image in shown.select("img")]
        for svg in shown.select("svg[role]"):
            said.append(" ".join(part.get_text() for part in svg.select("title, desc")))
        for element in shown.select("script, style, template, .headerlink, pre, svg"):
            element.decompose()
        said += [element.get_text() for element in shown.select(parts)]
        missing += [(name, each) for each in said if words(each) not in text]
    assert missing == []


def test_a_term_of_the_glossary_is_bold_in_the_markdown():
    assert "\n\n**Bias**\nThe parameter that " in published("reference/glossary.md")


def test_the_markdown_needs_no_extension():
    for name in NAMES:
        text = published(name)
        prose = re.sub(r"^ *(`{3,}).*?^ *\1$|`[^`]+`", "", text, flags=re.DOTALL | re.MULTILINE)
        foreign = r"--8<--|<!--|</?\w+|\{[^}]*\}|^ *(?:===|\?\?\?|!!!|///).*|\0"
        assert re.findall(foreign, prose) == [], name
        assert "data:" not in text, name


def links(text: str) -> list[str]:
    prose = re.sub(r"^ *(`{3,}).*?^ *\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    return [unescape(link) for link in re.findall(r"\]\(([^)]+)\)", prose)]


def test_every_link_of_the_markdown_leads_somewhere():
    broken = []
    for name in [*NAMES, "llms.txt"]:
        found = links(published(name))
        assert found or name != "llms.txt"
        for link in found:
            local = link.removeprefix(ADDRESS) if name == "llms.txt" else link
            target = urlparse(urljoin(f"http://site/below/{name}", local))
            if target.netloc != "site":
                continue
            path = target.path.removeprefix("/below/")
            into = target.fragment or target.query
            if not (pages.SITE / path).is_file() or (into and not path.endswith(".html")):
                broken.append(f"{name}: {link}")
            elif path in pages.PATHS and not into:
                broken.append(f"{name}: {link}, not its Markdown")
            elif target.fragment:
                broken += [f"{name}: {link}"] * (target.fragment not in pages.ids(path))
    assert broken == []


def test_llms_txt_says_what_each_page_is_about_in_the_order_of_the_nav():
    text = published("llms.txt")
    assert re.match(r"# The First Neuron\n\n> Mapping .+\n\n## ", text)
    found = re.findall(r"^- \[.+?\]\((\S+)\): (\S.+)$", text, re.MULTILINE)
    listed = {link.removeprefix(ADDRESS): about for link, about in found}
    settings = (pages.ROOT / "mkdocs.yml").read_text("utf-8")
    nav = re.findall(r": (\S+)\.(?:md|ipynb)$", settings, re.MULTILINE)
    assert list(listed) == [*(f"{name}.md" for name in nav), "scripts/lesson.py", "scripts.zip"]
    assert {f"{name}.md" for name in nav} == set(NAMES)
    about = pages.soup("lesson/data.html").select_one("meta[name=description]")["content"]
    assert listed["lesson/data.md"] == about


# Other sites


@pytest.fixture
def again(tmp_path, monkeypatch) -> Path:
    """The site once more, to publish a second time."""
    monkeypatch.chdir(pages.ROOT)
    return Path(shutil.copytree(pages.SITE, tmp_path / "site"))


def test_publishing_a_second_time_changes_nothing(again):
    publisher.publish(again, LOG)
    assert files(again) == files(pages.SITE)


def test_llms_txt_names_the_address_of_the_site_where_it_is_known(again, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/neuron")
    publisher.publish(again, LOG)
    found = links((again / "llms.txt").read_text("utf-8"))
    assert "https://example.org/neuron/lesson/data.md" in found
    assert [link for link in found if not link.startswith("https://example.org/neuron/")] == []


def test_a_folder_that_is_not_the_site_is_refused_by_name(project):
    project.write("docs/index.md", "# A page")
    done = project.command("publisher", "elsewhere")
    assert done.returncode == 1
    assert done.stderr == "elsewhere: no index.html, so this is not the built site\n"
    assert not (project.root / "elsewhere").exists()


@pytest.fixture
def markdown(project):
    """The Markdown that is published for a page of that Markdown."""

    def markdown(page: str, snippet: str = "print('hello')") -> str:
        project.write("snippets/script.py", snippet)
        project.write("docs/index.md", page)
        project.build(
            markdown_extensions=[
                "admonition",
                "attr_list",
                "md_in_html",
                "pymdownx.superfences",
                {"pymdownx.highlight": {"pygments_lang_class": True}},
                {"pymdownx.snippets": {"base_path": ["build/outputs"], "check_paths": True}},
            ]
        )
        return (project.root / "site/index.md").read_text("utf-8")

    return markdown


def test_an_output_that_looks_like_markdown_stays_an_output(markdown):
    printed = '````\n```\n--8<-- "script.txt"\n{ .lead }\n<svg></svg>\n'
    page = '# A page\n\n!!! note "Box"\n\n    ```text\n    --8<-- "script.txt"\n    ```\n'
    expected = f"# A page\n\n**Box**\n\n`````text\n{printed}`````\n"
    assert markdown(page, f"print({printed!r}, end='')\n") == expected


def test_code_in_a_sentence_stays_as_it_is(markdown):
    sentence = "Write `{ .lead }`, `layers[0](?x)`, or `<!-- a -->` and `<div>`, never a*b*c_d_."
    assert markdown(f"# A page\n\n{sentence}\n{{ .lead }}\n") == f"# A page\n\n{sentence}\n"


def test_a_box_inside_a_code_block_stays_as_it_is(markdown):
    page = '# A page\n\n```text\n=== "Tab"\n\n\n\n    !!! note "Box"\n```\n'
    assert markdown(page) == page


def test_a_code_block_stays_in_its_list(markdown):
    block = "    ```text\n    one\n\n\n    two\n    ```\n"
    page = f"# A page\n\n1. Write:\n\n{block}\n2. Read.\n"
    found = markdown(page)
    assert [code.get_text() for code in rendered(found).select("ol > li code")] == [
        "one\n\n\ntwo\n"
    ]
    assert [item.find("p").get_text() for item in rendered(found).select("li")] == [
        "Write:",
        "Read.",
    ]


def test_a_drawing_that_says_nothing_leaves_nothing_behind(markdown):
    silent = '<svg viewBox="0 0 1 1"></svg>\n<img src="a.png">'
    figure = f"<figure>\n{silent}\n<figcaption>One.</figcaption></figure>"
    page = f"# A page\n\n{figure}\n"
    assert markdown(page) == "# A page\n\nOne.\n"


def test_llms_txt_takes_every_form_of_a_nav(project):
    project.write("snippets/hello.py", "print('hello')")
    for name in ("index", "deep", "bare"):
        project.write(f"docs/{name}.md", f"---\ndescription: About {name}.\n---\n# A page\n")
    nav = "[index.md, {Part: [{Section: [{Deep: deep.md}, bare.md]}]}, {Out: 'https://a.example'}]"
    settings = project.root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}nav: {nav}\n", "utf-8")
    project.build()
    text = (project.root / "site/llms.txt").read_text("utf-8")
    assert "- [index.md](index.md): About index." in text
    assert "- [Deep](deep.md): About deep.\n- [bare.md](bare.md): About bare." in text
    assert "a.example" not in text


def test_a_script_whose_name_has_a_space_can_be_downloaded(project):
    project.write("snippets/a b/c d.py", "print('hello')\n")
    project.write("docs/index.md", '# A page\n\n```python\n--8<-- "a b/c d.py"\n```\n')
    project.build()
    assert 'href="scripts/a%20b/c%20d.py"' in project.page()
    assert (project.root / "site/scripts/a b/c d.py").exists()


# What may wrap

PRINTED = """\
UserWarning: a sentence, and it is longer than <30> characters
batch  loss in its first epoch  time
    8                   548.83  1.25
   10                   901.48 12.50
      RuntimeError: mat1 and mat2 must have the same dtype
each of them in less than 30 minutes:  1
"""


def test_sentences_of_an_output_may_wrap_and_rows_of_a_table_may_not(project):
    project.write("snippets/hello.py", "print('hello')")
    settings = project.root / "mkdocs.yml"
    lang = "  - pymdownx.highlight: {pygments_lang_class: true}\n"
    settings.write_text(settings.read_text("utf-8") + lang, "utf-8")
    project.write("docs/index.md", f"# A page\n\n```text\n{PRINTED}```\n")
    project.build()
    code = BeautifulSoup(project.page(), "html.parser").select_one("pre code")
    assert code.get_text() == PRINTED
    first, *_, last, _ = PRINTED.splitlines()
    assert [line.get_text() for line in code.select(".wraps")] == [first, last.strip()]


def test_a_name_in_a_cell_may_wrap_before_each_of_its_parts(project):
    cells = "| Code | a_b(c) |\n| --- | --- |\n| `torch.no_grad(x)`, `lr=0.01` | a_b(c) |\n"
    project.write("snippets/hello.py", "print('hello')")
    project.write("docs/index.md", f"# A page\n\n{cells}")
    project.build()
    cell = BeautifulSoup(project.page(), "html.parser").select_one("tr:has(td)")
    assert cell.decode_contents().split() == [
        "<td><code>torch.<wbr/>no_<wbr/>grad(<wbr/>x)</code>,",
        "<code>lr=0.01</code></td>",
        "<td>a_b(c)</td>",
    ]


# The card


def test_the_card_shows_what_the_lesson_computes(project):
    """Another lesson draws another card, whatever it prints; the same one draws the same."""
    lesson = (SNIPPETS / "lesson.py").read_text("utf-8")
    cards = []
    for text in [lesson, lesson.replace("manual_seed(42)", "manual_seed(7)"), f"{lesson}print()\n"]:
        project.write("snippets/lesson.py", text)
        with contextlib.chdir(project.root):
            publisher.card.write(file := project.root / "card.png")
        cards.append(file.read_bytes())
    assert cards[0] == cards[2] != cards[1]
