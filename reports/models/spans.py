"""Years from one to another, as pages write them."""


def label_years(first: int | None, last: int | None) -> str:
    """2020, 2016-2020, or nothing where they are not known."""
    if last is None:
        return ""
    return str(last) if first == last else f"{first}-{last}"
