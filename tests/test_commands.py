"""The other commands a person types: making an editor, the welcome."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(monkeypatch):
    """Let a password come through a pipe."""

    def type_in(words):
        monkeypatch.setattr("sys.stdin", io.StringIO(words + "\n"))

    return type_in


def test_an_editor_may_log_in_and_belongs_to_the_editors(typed, capsys):
    typed("a long enough phrase")
    call_command("make_editor", "bianji")
    user = User.objects.get(username="bianji")
    assert user.is_staff
    assert not user.is_superuser
    assert [group.name for group in user.groups.all()] == ["编辑"]
    assert user.check_password("a long enough phrase")


@pytest.mark.parametrize("password", ["", "short", "password123"])
def test_a_weak_password_makes_no_editor(typed, password):
    typed(password)
    with pytest.raises(CommandError):
        call_command("make_editor", "bianji")
    assert not User.objects.exists()


def test_an_editor_needs_a_name(typed):
    with pytest.raises(CommandError, match="请写明用户名"):
        call_command("make_editor", "")


def test_a_name_is_given_once(typed):
    User.objects.create_user("bianji")
    with pytest.raises(CommandError, match="已有用户 bianji"):
        call_command("make_editor", "bianji")


def test_no_user_exists_until_one_is_made():
    assert not User.objects.exists()


def test_the_welcome_says_where_to_look_and_how_to_make_an_editor(seeded, capsys):
    call_command("welcome", "--port", "8123")
    shown = capsys.readouterr().out
    assert "http://127.0.0.1:8123/" in shown
    assert "make editor" in shown
    assert "5 份报告" in shown
