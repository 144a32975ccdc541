"""Addresses of pages that differ in one word, which some pages link to by the hundred.

Where a page stands is looked up once: that takes a hundred times as long as putting the word in.
"""

from functools import lru_cache

from django.urls import get_script_prefix, reverse

_WORD = "0"
"""Stands in for the word; routes themselves hold no digits."""


def page_address(page: str, word: str) -> str:
    """The address of a page named in ``urls.py`` whose route holds this word and no other.

    ``word`` is a code, a slug or a year: nothing that an address would have to quote.
    """
    before, after = _around(page, get_script_prefix())
    return f"{before}{word}{after}"


@lru_cache
def _around(page: str, script_prefix: str) -> tuple[str, str]:
    address = reverse(page, args=[_WORD]).removeprefix(script_prefix)
    before, _, after = address.partition(_WORD)
    return script_prefix + before, after
