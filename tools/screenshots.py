"""`make screenshots`: the pictures in the README, taken of the site as it is."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tools import browser

PICTURES = {
    "home": ("index.html", {"color_scheme": "light"}),
    "lesson": ("lesson/model.html", {"color_scheme": "dark"}),
}


def main() -> None:
    """Write screenshots/NAME.png for each picture."""
    with browser.serve(Path("site").absolute()) as address, sync_playwright() as playwright:
        chromium = browser.launch(playwright)
        for name, (path, options) in PICTURES.items():
            page = chromium.new_page(viewport={"width": 1280, "height": 900}, **options)
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=f"screenshots/{name}.png")
        chromium.close()


if __name__ == "__main__":
    main()
