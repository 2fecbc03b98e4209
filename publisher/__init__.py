"""What readers and machines take away from a built site: its scripts, its pages as Markdown.

The pages get links to them, and places to wrap on a narrow screen; their scripts and styles lose
their comments.

`publish()` is the interface, and `python -m publisher` the same from the command line. It reads the
finished pages and the project's own files, so it does not matter which generator built the site.
"""

from publisher.site import publish

__all__ = ["publish"]
