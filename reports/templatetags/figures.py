"""How figures look on a page: ``{{ metric|readable_figure }}``."""

from django import template

from reports.pages.numbers import figure_digits, readable_figure

FORMATS = {"text": "纯文本", "html": "网页（HTML）", "docx": "Word 文档（DOCX）", "pdf": "PDF"}

register = template.Library()
register.filter(readable_figure)
register.filter(figure_digits)


@register.filter
def grouped(count: int) -> str:
    """A count with its thousands separated: 12,345."""
    return f"{count:,}"


@register.filter
def format_name(kind: str) -> str:
    """What a file's format is called."""
    return FORMATS.get(kind, kind)


@register.filter
def percent(share: float | None) -> str:
    """A share of one as a percentage with one decimal: 96.4%."""
    return "未测" if share is None else f"{share:.1%}"


@register.filter
def shorten(words: str, length: int) -> str:
    """At most so many characters, and …… where more were there."""
    return words if len(words) <= length else f"{words[:length]}……"
