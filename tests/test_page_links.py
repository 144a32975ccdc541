"""No link of the browse pages is dead, and the parts that pages link to within are there."""

import re
from html import unescape

import pytest
from django.test import Client

from reports.models import Indicator, Report

pytestmark = pytest.mark.django_db

START = ["/", "/years/", "/indicators/", "/coverage/", "/help/", "/about/", "/places/429004/"]
OTHER_ROOMS = ("/search/", "/admin/", "/static/")


def links(client: Client, path: str) -> set[str]:
    """The addresses a page links to, its own address for links within."""
    found = re.findall(r'<a [^>]*href="([^"]+)"', client.get(path).content.decode())
    return {path.partition("?")[0] + one if one[0] in "#?" else one for one in map(unescape, found)}


def test_every_link_of_the_browse_pages_leads_somewhere(client: Client, seeded: None) -> None:
    starts = [*START, *(report.get_absolute_url() for report in Report.objects.all())]
    found = {link for path in starts for link in links(client, path)}
    pages = {link.partition("#")[0] for link in found if not link.startswith(OTHER_ROOMS)}
    assert len(pages) > 200
    refused = {path for path in pages if client.get(path).status_code != 200}
    assert refused == set()


def test_a_link_into_a_report_leads_to_a_part_that_is_there(client: Client, seeded: None) -> None:
    best_known = Indicator.objects.best_known()[0]
    for path in ["/places/430200/", "/topics/models/", best_known.get_absolute_url()]:
        into = [link for link in links(client, path) if re.match("/reports/.+#", link)]
        assert into, path
        for link in into:
            report, _, part = link.partition("#")
            assert f'id="{part}"' in client.get(report).content.decode(), link
