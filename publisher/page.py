"""A page as plain Markdown, from its finished HTML: no extension is needed to read it."""

import re

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from snippet_runner.outputs import unescape

UNREAD = "script, style, template, input, .headerlink, .as-markdown, .download"
# The tags of a drawing's shapes and a code's colours: most of a page, and nothing to read.
SHOWN = re.compile(r"<(svg|pre)\b.*?</\1>", re.DOTALL)
DETAIL = re.compile(r"<(?!/?(?:svg|title|desc|pre|code)\b)[^>]*>")
BLANKS = re.compile(r"^ *(`{3,}).*?^ *\1$|\n{3,}", re.DOTALL | re.MULTILINE)


class Converter(MarkdownConverter):
    """markdownify, taught what stands in these pages: figures, boxes, code with its language."""

    class Options(MarkdownConverter.DefaultOptions):
        heading_style = "atx"
        bullets = "-"
        escape_asterisks = escape_underscores = escape_misc = False

    def convert_div(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    convert_details = convert_figcaption = convert_figure = convert_nav = convert_div

    convert_dfn = MarkdownConverter.convert_b

    def convert_img(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        said = element.get("alt", "").rstrip(".")
        return f"\n\nFigure: {said}.\n\n" if said else ""

    def convert_svg(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """A figure is what it says to those who cannot see it: its title and its description."""
        parts = [" ".join(part.get_text().split()) for part in element.select("title, desc")]
        said = ". ".join(part.rstrip(".") for part in parts)
        return f"\n\nFigure: {said}.\n\n" if said else ""

    def convert_pre(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        code = unescape(element.get_text().removesuffix("\n"))
        box = element.find_parent(class_="highlight")
        names = [name for name in box["class"] if name.startswith("language-")] if box else []
        language = names[0].removeprefix("language-") if names else ""
        longest = max(map(len, re.findall(r"^ *(`{3,})", code, re.MULTILINE)), default=2)
        ticks = "`" * max(3, longest + 1)
        return f"\n\n{ticks}{language}\n{code}\n{ticks}\n\n"


def markdown(html: str, name: str) -> str:
    """The Markdown of a page of that file name, such as `model.html`.

    Figures become their accessible text. The title of a box, a tab or an output becomes a bold line
    above it. A link to a page leads to that page's Markdown, unless it leads to a heading there.
    """
    html = SHOWN.sub(lambda shown: DETAIL.sub("", shown[0]), html[html.index("<article") :])
    article = BeautifulSoup(html, "html.parser").find("article")
    for element in article.select(UNREAD):
        element.decompose()
    for tabs in article.select(".tabbed-set"):
        labels = tabs.select_one(".tabbed-labels").extract()
        for label, block in zip(labels.select("label"), tabs.select(".tabbed-block"), strict=True):
            block.insert(0, label)
            label["class"] = "title"
    for title in article.select(".title, .filename, .admonition-title, summary"):
        bold = Tag(name="b")
        bold.extend(list(title.contents))
        title.append(bold)
        title.name = "p"
    for link in article.select("a[href]"):
        link["href"] = re.sub(r"^(?=[#?])", name, link["href"])
        link["href"] = re.sub(r"^([^:#?]+)\.html$", r"\1.md", link["href"])
    text = Converter().convert_soup(article)
    return BLANKS.sub(lambda found: found[0] if found[1] else "\n\n", text).strip() + "\n"
