"""What a reader or a program takes away from the site: scripts that run, pages as Markdown."""

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
from snippet_runner.runner import escape
from tests import browsers, pages
from tests.projects import Project

SNIPPETS = pages.ROOT / "snippets"
SCRIPTS = sorted(file.relative_to(SNIPPETS).as_posix() for file in SNIPPETS.rglob("*.py"))
NAMES = [page.relative_to(pages.ROOT / "docs").as_posix() for page in pages.SOURCES]
ADDRESS = f"{url.rstrip('/')}/" if (url := os.environ.get("SITE_URL")) else ""
every_page = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def unzipped(site, tmp_path_factory):
    """The one folder of the archive, unpacked."""
    folder = tmp_path_factory.mktemp("unzipped")
    with ZipFile(site / "scripts.zip") as archive:
        archive.extractall(folder)
    (top,) = folder.iterdir()
    return top


# Scripts


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_to_download_is_its_snippet_without_the_markers(site, script):
    lines = (SNIPPETS / script).read_text("utf-8").splitlines(keepends=True)
    text = (site / "scripts" / script).read_text("utf-8")
    assert text == "".join(line for line in lines if "--8<--" not in line)
    compile(text, script, "exec")


def test_the_archive_holds_the_same_scripts_and_nothing_else(site, unzipped):
    assert files(unzipped) == files(site / "scripts")
    assert sorted(files(unzipped)) == SCRIPTS


# Two of each kind are enough: the build has run every snippet in an empty folder, and the test
# above says that the files to download are the snippets.
@pytest.mark.parametrize("script", ["lesson.py", "training_loop/loss_curve.py"])
@pytest.mark.parametrize("source", ["alone", "archive"])
def test_a_downloaded_script_prints_what_its_page_shows(site, unzipped, tmp_path, source, script):
    folder = site / "scripts" if source == "alone" else unzipped
    file = shutil.copy(folder / script, tmp_path)
    done = subprocess.run(
        [sys.executable, file],
        cwd=tmp_path,
        env=os.environ | {"MPLBACKEND": "agg", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    shown = (pages.ROOT / "build/outputs" / script).with_suffix(".txt").read_text("utf-8")
    assert escape(done.stdout) == shown


def downloads(name: str) -> dict[str, str]:
    """The text of each block of a page that has a download link, by the script that it leads to."""
    found = {}
    for link in pages.article(pages.ROOT / "docs" / name).select("a.download"):
        target = urlparse(urljoin(f"http://site/below/{name}", link["href"])).path
        script = target.removeprefix("/below/scripts/")
        assert link.has_attr("download")
        assert link["aria-label"] == f"Download {Path(script).name}"
        found[script] = link.find_parent("pre").find("code").get_text()
    return found


@every_page
def test_a_download_link_leads_to_the_script_that_its_block_shows(site, name):
    for script, shown in downloads(name).items():
        assert shown == (site / "scripts" / script).read_text("utf-8")


def test_every_script_has_a_download_link_on_some_page():
    assert sorted({script for name in NAMES for script in downloads(name)}) == SCRIPTS


@every_page
def test_every_block_that_shows_a_whole_script_has_a_download_link(site, name):
    texts = {(site / "scripts" / script).read_text("utf-8") for script in SCRIPTS}
    for code in pages.article(pages.ROOT / "docs" / name).select("pre > code"):
        assert bool(code.find_previous_sibling("a")) == (code.get_text() in texts)


COVERED = """link => {
    const pre = link.closest("pre");
    const text = document.createRange();
    text.selectNodeContents(pre.querySelector("code"));
    const others = [...text.getClientRects()];
    for (const button of pre.querySelectorAll("button")) others.push(...button.getClientRects());
    const a = link.getBoundingClientRect();
    return others.filter(b => a.left < b.right && b.left < a.right && a.top < b.bottom
                              && b.top < a.bottom).length;
}"""


@every_page
@pytest.mark.parametrize("width", [1280, 720, 360])
def test_a_download_link_is_large_enough_and_covers_neither_code_nor_button(open_page, name, width):
    page = open_page(Path(name).with_suffix(".html"), width)
    page.wait_for_load_state("networkidle")
    page.evaluate(browsers.SHOW_EVERYTHING)
    links = page.locator("a.download:not(train-neuron *)")  # the neuron takes its script's place
    article = pages.article(pages.ROOT / "docs" / name)
    assert links.count() == len(article.select("a.download:not(train-neuron *)"))
    for link in links.all():
        box = link.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert link.evaluate(COVERED) == 0, link.get_attribute("href")


@pytest.mark.parametrize("scripting", [True, False])
def test_a_click_downloads_the_script_under_its_name(open_page, site, scripting):
    page = open_page("lesson/inference.html", java_script_enabled=scripting)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download no_grad.py").click()
    assert download.value.suggested_filename == "no_grad.py"
    text = (site / "scripts/inference/no_grad.py").read_bytes()
    assert Path(download.value.path()).read_bytes() == text


def test_paper_and_search_have_no_links_to_take_away(open_page, site):
    page = open_page("lesson/inference.html")
    taken = page.locator(".download, .as-markdown")
    assert taken.first.is_visible()
    page.emulate_media(media="print")
    assert [link for link in taken.all() if link.is_visible()] == []
    index = (site / "search/search_index.json").read_text("utf-8")
    assert "This page as Markdown" not in index
    assert "Download no_grad.py" not in index


# Markdown


def rendered(text: str) -> BeautifulSoup:
    """Markdown as a reader without this site's extensions sees it."""
    html = MarkdownIt("commonmark").enable("table").render(text)
    return BeautifulSoup(html, "html.parser")


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


@every_page
def test_the_markdown_of_a_page_is_linked_from_its_head_and_its_end(site, name):
    page = BeautifulSoup((site / name).with_suffix(".html").read_text("utf-8"), "html.parser")
    assert (site / name).is_file()
    (alternate,) = page.select("head > link[rel=alternate][type='text/markdown']")
    link = page.find("article").find_all("a")[-1]
    assert link.get_text() == "This page as Markdown"
    assert alternate["href"] == link["href"] == Path(name).name


@every_page
def test_the_markdown_has_the_code_and_the_outputs_of_the_page(site, name):
    text = (site / name).read_text("utf-8")
    article = pages.article(pages.ROOT / "docs" / name)
    shown = [code.get_text() for code in article.select("pre > code")]
    assert [code.get_text() for code in rendered(text).select("pre > code")] == shown


@every_page
def test_the_markdown_has_the_words_of_the_page(site, name):
    article = pages.article(pages.ROOT / "docs" / name)
    text = rendered((site / name).read_text("utf-8")).get_text()
    article.select_one(".as-markdown").decompose()
    for element in article.select("script, style, template, .headerlink, .filename, pre, svg"):
        label = " ".join(part.get_text() for part in element.select("title, desc"))
        if element.name == "svg" and element.has_attr("role"):
            assert words(label) in words(text)
        elif element.get("class") == ["filename"]:
            assert element.get_text() in text
        element.decompose()
    parts = "h1, h2, h3, h4, p, li, th, td, figcaption, summary, .tabbed-labels > label"
    for element in article.select(parts):
        assert words(element.get_text()) in words(text)


@every_page
def test_the_markdown_needs_no_extension(site, name):
    text = (site / name).read_text("utf-8")
    prose = re.sub(r"^(`{3,}).*?^\1$|`[^`]+`", "", text, flags=re.DOTALL | re.MULTILINE)
    assert re.findall(r"--8<--|<!--|</?\w+|\{[^}]*\}|^ *(?:===|\?\?\?|!!!|///).*|\0", prose) == []


def links(text: str) -> list[str]:
    prose = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    return [unescape(link) for link in re.findall(r"\]\(([^)]+)\)", prose)]


@pytest.mark.parametrize("name", [*NAMES, "llms.txt"])
def test_every_link_of_the_markdown_leads_somewhere(site, name):
    found = links((site / name).read_text("utf-8"))
    assert found or name != "llms.txt"
    for link in found:
        local = link.removeprefix(ADDRESS) if name == "llms.txt" else link
        target = urlparse(urljoin(f"http://site/below/{name}", local))
        if target.netloc == "site":
            path = target.path.removeprefix("/below/")
            assert (site / path).is_file(), link
            assert not target.query or target.path.endswith(".html"), link
            if target.fragment:
                html = BeautifulSoup((site / path).read_text("utf-8"), "html.parser")
                assert html.find(id=target.fragment), link


def test_llms_txt_says_what_each_page_is_about_in_the_order_of_the_nav(site):
    text = (site / "llms.txt").read_text("utf-8")
    assert re.match(r"# The First Neuron\n\n> Mapping .+\n\n## ", text)
    found = re.findall(r"^- \[.+?\]\((\S+)\): \S.+$", text, re.MULTILINE)
    listed = [link.removeprefix(ADDRESS) for link in found]
    nav = re.findall(
        r": (\S+\.(?:md|ipynb))$", (pages.ROOT / "mkdocs.yml").read_text(), re.MULTILINE
    )
    assert listed == [*nav, "scripts/lesson.py", "scripts.zip"]
    assert sorted(set(nav)) == sorted([*NAMES, "notebook.ipynb"])


# Other sites


@pytest.fixture
def copy(site, tmp_path, monkeypatch):
    """The site once more, to publish a second time."""
    monkeypatch.chdir(pages.ROOT)
    return Path(shutil.copytree(site, tmp_path / "site"))


def test_publishing_a_second_time_changes_nothing(site, copy):
    publisher.publish(copy)
    assert files(copy) == files(site)


def test_llms_txt_names_the_address_of_the_site_where_it_is_known(copy, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/neuron")
    publisher.publish(copy)
    found = links((copy / "llms.txt").read_text("utf-8"))
    assert "https://example.org/neuron/lesson/data.md" in found
    assert [link for link in found if not link.startswith("https://example.org/neuron/")] == []


@pytest.fixture
def project(tmp_path):
    """A project with snippets and pages of its own."""
    return Project(tmp_path)


def test_a_folder_that_is_not_the_site_is_refused_by_name(project):
    project.write("docs/index.md", "# A page")
    done = project.run("publisher", "elsewhere")
    assert done.returncode == 1
    assert done.stderr == "elsewhere: no index.html, so this is not the built site\n"
    assert not (project.root / "elsewhere").exists()


@pytest.fixture
def published(project):
    """The Markdown that is published for a page of that Markdown."""

    def published(page: str, snippet: str = "print('hello')") -> str:
        project.write("snippets/script.py", snippet)
        project.write("docs/index.md", page)
        done = project.build()
        assert done.returncode == 0, done.stderr
        return (project.root / "site/index.md").read_text("utf-8")

    return published


def test_an_output_that_looks_like_markdown_stays_an_output(published):
    printed = '````\n```\n--8<-- "terms.md"\n{ .lead }\n<svg></svg>\n'
    page = '# A page\n\n!!! note "Box"\n\n    ```text\n    --8<-- "script.txt"\n    ```\n'
    expected = f"# A page\n\n**Box**\n\n`````text\n{printed}`````\n"
    assert published(page, f"print({printed!r}, end='')\n") == expected


def test_code_in_a_sentence_stays_as_it_is(published):
    sentence = "Write `{ .lead }`, `layers[0](?x)`, or `<!-- a -->` and `<div>`."
    assert published(f"# A page\n\n{sentence} {{ .lead }}\n") == f"# A page\n\n{sentence}\n"


def test_a_box_inside_a_code_block_stays_as_it_is(published):
    page = '# A page\n\n```text\n=== "Tab"\n\n    !!! note "Box"\n```\n'
    assert published(page) == page


def test_a_code_block_stays_in_its_list(published):
    page = "# A page\n\n1. Write:\n\n    ```text\n    one\n\n    two\n    ```\n\n2. Read.\n"
    assert published(page) == page


def test_llms_txt_takes_every_form_of_a_nav(project):
    project.write("snippets/hello.py", "print('hello')")
    for name in ("index", "deep", "bare"):
        project.write(f"docs/{name}.md", f"---\ndescription: About {name}.\n---\n# A page\n")
    nav = "[index.md, {Part: [{Section: [{Deep: deep.md}, bare.md]}]}, {Out: 'https://a.example'}]"
    settings = project.root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}use_directory_urls: false\nnav: {nav}\n", "utf-8")
    done = project.build()
    assert done.returncode == 0, done.stderr
    text = (project.root / "site/llms.txt").read_text("utf-8")
    assert "- [index.md](index.md): About index." in text
    assert "- [Deep](deep.md): About deep.\n- [bare.md](bare.md): About bare." in text
    assert "a.example" not in text


def test_a_script_whose_name_has_a_space_can_be_downloaded(project):
    project.write("snippets/a b/c d.py", "print('hello')\n")
    project.write("docs/index.md", '# A page\n\n```python\n--8<-- "a b/c d.py"\n```\n')
    assert project.build().returncode == 0
    assert 'href="scripts/a%20b/c%20d.py"' in project.page()
    assert (project.root / "site/scripts/a b/c d.py").exists()
