from django.db import models
from django.db.models import Q

from .choices import Level
from .region import Region


class Federation(models.Model):
    """总工会: a body that issues reports. A trade or enterprise federation may have no region."""

    name = models.CharField("名称", max_length=80)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="行政区",
        related_name="federations",
    )
    level = models.CharField("级别", max_length=10, choices=Level.choices, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工会"
        ordering = ["region", "name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "region"], name="federation_once_per_region"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(region=None), name="federation_once_without_region"
            ),
        ]

    def __str__(self) -> str:
        return self.name
