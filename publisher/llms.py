"""llms.txt: the pages in the order of the nav, a line each, with what they are about."""

from collections.abc import Iterator


def index(config: dict, descriptions: dict[str, str]) -> str:
    """The text of llms.txt.

    Links lead to the pages' Markdown; they are absolute where mkdocs.yml knows the site's address.

    Args:
        config: mkdocs.yml.
        descriptions: what each page is about, by the path of its Markdown below the site's root.
    """
    address = config.get("site_url")
    root = address.rstrip("/") + "/" if address else ""

    parts = [f"# {config['site_name']}", f"> {config.get('site_description', '')}"]
    for title, entry in pairs(config.get("nav", [])):
        lines = [
            f"- [{title}]({root}{page}): {descriptions[page]}"
            for title, page in leaves(title, entry)
            if page in descriptions  # not a link to another site
        ]
        parts += [f"## {title}", "\n".join(lines)]
    scripts = [
        f"- [lesson.py]({root}scripts/lesson.py): the whole lesson as one file",
        f"- [scripts.zip]({root}scripts.zip): the scripts of all pages",
    ]
    return "\n\n".join([*parts, "## Scripts", "\n".join(scripts)]) + "\n"


def leaves(title: str, entry: str | list) -> Iterator[tuple[str, str]]:
    """The titles and the Markdown of the pages of an entry of the nav, however deep, in order."""
    if isinstance(entry, str):
        yield title, entry.replace(".ipynb", ".md")
    else:
        for below in pairs(entry):
            yield from leaves(*below)


def pairs(nav: list) -> Iterator[tuple[str, str | list]]:
    """The entries of a nav with their titles; a page without one goes by its path."""
    for entry in nav:
        yield from entry.items() if isinstance(entry, dict) else [(entry, entry)]
