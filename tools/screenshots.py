"""`make screenshots`: the pictures in the README, taken of the site as it is."""

from playwright.sync_api import sync_playwright

from tests import browsers, pages

PICTURES = {
    "home": ("", {"color_scheme": "light"}),
    "lesson": ("lesson/model.html", {"color_scheme": "dark"}),
}


def main() -> None:
    """Write screenshots/NAME.png for each picture."""
    with browsers.serve(pages.build()) as address, sync_playwright() as playwright:
        browser = browsers.launch(playwright)
        for name, (path, options) in PICTURES.items():
            page = browser.new_page(viewport={"width": 1280, "height": 900}, **options)
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=pages.ROOT / f"screenshots/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
