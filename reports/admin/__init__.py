"""The editors' desk."""

from django.contrib import admin

from . import indicator, metric, places, report

__all__ = ["indicator", "metric", "places", "report"]

admin.site.site_header = "工会工作报告档案馆 · 编辑台"
admin.site.site_title = "编辑台"
admin.site.index_title = "馆藏与数据"
# Two apps need no side bar; the figures' list needs the room.
admin.site.enable_nav_sidebar = False
