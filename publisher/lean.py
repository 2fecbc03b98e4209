"""A page's scripts and styles without the comments, which the repository keeps."""

import functools
import re

from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Text

INLINED = re.compile(r'(<script(?: type="module")?>|<style>)(.*?)(</script>|</style>)', re.DOTALL)


def lean(html: str) -> str:
    """The HTML of a page with its scripts and styles bare of comments and indentation."""
    return INLINED.sub(lambda part: part[1] + bare(part[2], part[1] == "<style>") + part[3], html)


@functools.cache  # pages share them
def bare(code: str, is_style: bool) -> str:
    """The code without its comments, and without the spaces at the ends of its lines."""
    lexer = get_lexer_by_name("css" if is_style else "javascript", stripnl=False, ensurenl=False)
    kept = []
    for kind, text in lexer.get_tokens(code):
        if kind in Text:
            kept.append(re.sub(r"\s*\n\s*", "\n", text))
        elif kind not in Comment or kind is Comment.Preproc:  # which `!important` is to Pygments
            kept.append(text)
    return "".join(kept)
