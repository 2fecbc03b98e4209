"""The numbers in the sentences of a page, held against what its code and its outputs show."""

import copy
import re
from decimal import Decimal

from bs4 import Tag

NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|\.\d)")


def numbers_without_a_source(article: Tag) -> list[str]:
    """The numbers in the prose that no code or output of the page shows, each with its context.

    That is every decimal number and every integer of three or more digits; rounding is fine.
    """
    article = copy.copy(article)
    shown, prose = [], []
    for element in article.select("pre, svg.plot"):
        shown += NUMBER.findall(element.extract().get_text(" "))
    for element in article.select("[alt], [aria-label], [title]"):
        prose += [element.get(name, "") for name in ("alt", "aria-label", "title")]
    text = " ".join(" ".join([*prose, article.get_text(" ")]).split())
    computed = [Decimal(number.replace(",", "")) for number in shown]

    def has_a_source(number: str) -> bool:
        value = Decimal(number.replace(",", ""))
        if "." not in number and value < 100:
            return True
        decimals = len(number.partition(".")[2])
        return any(round(other, decimals) == value for other in computed)

    found = [match for match in NUMBER.finditer(text) if not has_a_source(match[0])]
    return [
        f"{match[0]} in “…{text[max(0, match.start() - 40) : match.end() + 20]}…”"
        for match in found
    ]
