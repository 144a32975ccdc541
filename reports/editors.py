"""Editors: people who may correct figures, and nothing else."""

from django.contrib.auth.models import Group, Permission, User

GROUP = "编辑"
PERMISSIONS = (
    "view_report",
    "view_section",
    "view_metric",
    "change_metric",
    "view_doubt",
    "view_indicator",
)


def editors_group() -> Group:
    """The group, made or brought up to date."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    group.permissions.set(
        Permission.objects.filter(content_type__app_label="reports", codename__in=PERMISSIONS)
    )
    return group


def make_editor(name: str, password: str) -> User:
    """A user who may log in to the admin and correct figures."""
    user = User.objects.create_user(name, password=password, is_staff=True)
    user.groups.add(editors_group())
    return user
