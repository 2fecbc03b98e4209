"""llms.txt: the pages in the order of the nav, a line each, with what they are about."""


def index(config: dict, descriptions: dict[str, str]) -> str:
    """The text of llms.txt.

    Links lead to the pages' Markdown, or to the notebook itself; they are absolute where mkdocs.yml
    knows the site's address.

    Args:
        config: mkdocs.yml.
        descriptions: what each page is about, by its path below `docs/`.
    """
    address = config.get("site_url")
    root = address.rstrip("/") + "/" if address else ""

    def line(title: str, page: str) -> str:
        return f"- [{title}]({root}{page}): {descriptions[page]}"

    parts = [f"# {config['site_name']}", f"> {config.get('site_description', '')}"]
    for entry in config.get("nav", []):
        for title, pages in entry.items():
            pages = [{title: pages}] if isinstance(pages, str) else pages
            lines = [line(*item) for page in pages for item in page.items()]
            parts += [f"## {title}", "\n".join(lines)]
    scripts = [
        f"- [lesson.py]({root}scripts/lesson.py): the whole lesson as one file",
        f"- [scripts.zip]({root}scripts.zip): the scripts of all pages",
    ]
    return "\n\n".join([*parts, "## Scripts", "\n".join(scripts)]) + "\n"
