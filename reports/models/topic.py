from django.db import models

from reports.addresses import page_address


class Topic(models.Model):
    """主题: a field of union work that sections and figures belong to."""

    code = models.SlugField("代码", primary_key=True)
    name = models.CharField("名称", max_length=40, unique=True)
    position = models.PositiveSmallIntegerField("次序")

    class Meta:
        verbose_name = verbose_name_plural = "主题"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("topic", self.code)
