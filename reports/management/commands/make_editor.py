"""Make an editor: someone who may correct figures in the admin and nothing else.

Asks for a password; none is ever set by default.
"""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from reports.editors import make_editor


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"].strip()
        if not name:
            raise CommandError("请写明用户名，例如：make editor NAME=bianji")
        if User.objects.filter(username=name).exists():
            raise CommandError(f"已有用户 {name}。")
        password = _ask_password()
        try:
            validate_password(password, User(username=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        make_editor(name, password)
        self.stdout.write(f"已添加编辑 {name}，可在 /admin/ 登录。")


def _ask_password() -> str:
    """From the terminal, twice; from a pipe, its first line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("密码：")
    if password != getpass.getpass("再输入一次："):
        raise CommandError("两次输入的密码不同。")
    return password
