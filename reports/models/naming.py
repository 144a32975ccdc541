"""What pages call a model's fields."""

from django.db.models import Field, Model


def verbose_name(model: type[Model], name: str) -> str:
    """The Chinese name of a column. Raises TypeError for what is no column of the model."""
    field = model._meta.get_field(name)
    if not isinstance(field, Field):
        raise TypeError(f"{model.__name__}.{name} is not a column")
    return str(field.verbose_name)
