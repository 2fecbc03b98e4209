"""The numbers in the sentences of a page, held against what its code and its outputs show."""

import copy
import re
from decimal import Decimal, InvalidOperation

from bs4 import BeautifulSoup

NUMBER = re.compile(r"(?<!\w)[-−]?\.?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?")


def numbers_without_a_source(page: BeautifulSoup) -> list[str]:
    """The numbers in the prose that no code or output of a built page shows, each with its context.

    That is every decimal number and every integer of three or more digits, in the description too;
    rounding is fine, and so is a number without a sign for the size of a negative one.
    """
    article = copy.copy(page.find("article"))
    shown, prose = set(), [page.find("meta", attrs={"name": "description"})["content"]]
    for told in article.select("svg.plot desc"):
        told.extract()  # what a reader does not see has to be shown elsewhere
    for element in article.select("pre, svg.plot"):
        between = " " if element.name == "svg" else ""  # its labels, but the tokens of code
        shown.update(NUMBER.findall(element.extract().get_text(between)))
    for element in article.select("[alt], [aria-label], [title]"):
        prose += [element.get(name, "") for name in ("alt", "aria-label", "title")]
    text = " ".join(" ".join([*prose, article.get_text(" ")]).split())
    computed = {_value(part) for number in shown for part in (number, *number.split(","))} - {None}
    computed |= {abs(value) for value in computed}

    def has_a_source(number: str) -> bool:
        value = _value(number)
        if value is None:  # 2.13.0 is a version, 28,45 no number
            return number in shown
        exponent = value.as_tuple().exponent
        if exponent == 0 and abs(value) < 100:
            return True
        return any(abs(other - value) * 2 <= Decimal(10) ** exponent for other in computed)

    found = [match for match in NUMBER.finditer(text) if not has_a_source(match[0])]
    return [
        f"{match[0]} in “…{text[max(0, match.start() - 40) : match.end() + 20]}…”"
        for match in found
    ]


def _value(number: str) -> Decimal | None:
    """What a number says, its thousands grouped or not; None where it says nothing."""
    try:
        return Decimal(re.sub(r",(?=\d{3}(?!\d))", "", number.replace("−", "-")))
    except InvalidOperation:
        return None
