"""Readers of every shape, at one open page: another width, other colours, paper; and axe."""

from collections import defaultdict

from axe_playwright_python.sync_playwright import Axe

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
NO_CONTRAST = {"color-contrast": {"enabled": False}}

SHOW_EVERYTHING = """
    document.querySelectorAll("details").forEach(details => details.open = true);
    document.querySelectorAll(".tabbed-block").forEach(tab => tab.style.display = "block");
"""


def become(page, width: int, scheme: str = "light", media: str = "screen") -> None:
    """Show a page to another reader, with all that is folded away in sight.

    Args:
        page: an open page of the site, whose colours follow the system.
        width: of the window, in pixels.
        scheme: "light" or "dark".
        media: "screen" or "print".
    """
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, media=media)
    name = {"light": "default", "dark": "slate"}[scheme]
    page.locator(f"body[data-md-color-scheme={name}]").wait_for()
    page.evaluate(SHOW_EVERYTHING)


def names(page) -> dict[str, list[str]]:
    """What a screen reader calls the parts of a page that it reads: their names, by role."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    found = defaultdict(list)
    for node in tree["nodes"]:
        if not node["ignored"]:
            found[node["role"]["value"]].append(node.get("name", {}).get("value", ""))
    return found


def axe(page, **options) -> list[tuple[str, list[str]]]:
    """The rules that a page breaks, with the elements that break them; options are axe-core's."""
    options |= {"resultTypes": ["violations"]}  # to describe what passes takes half the time
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def violations(page) -> dict[str, list]:
    """What axe finds in a page: wide and light; its colours in the dark; the rest on a phone."""
    page.mouse.move(
        0, 0
    )  # away from what has a tooltip, which the theme puts outside all landmarks
    become(page, 1280)
    wide = axe(page, runOnly=STANDARDS)
    become(page, 1280, "dark")
    dark = axe(page, runOnly=CONTRAST)
    become(page, 360)
    phone = axe(page, runOnly=STANDARDS, rules=NO_CONTRAST)
    found = {"wide": wide, "dark": dark, "phone": phone}
    return {where: rules for where, rules in found.items() if rules}
