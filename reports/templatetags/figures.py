"""How figures look on a page: ``{{ metric|readable_figure }}``."""

from django import template

from reports.pages.numbers import figure_digits, readable_figure

register = template.Library()
register.filter(readable_figure)
register.filter(figure_digits)


@register.filter
def grouped(count: int) -> str:
    """A count with its thousands separated: 12,345."""
    return f"{count:,}"
