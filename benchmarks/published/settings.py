"""Haystack's own test settings, with our engine where theirs names the Whoosh one."""

from test_haystack.settings import *  # noqa: F403 - a settings module is its names
from test_haystack.settings import HAYSTACK_CONNECTIONS, INSTALLED_APPS

# Where the query language finds its places, and the backend what editors decided.
INSTALLED_APPS += ["simple_history", "reports", "search"]
STOCK = "haystack.backends.whoosh_backend.WhooshEngine"
for other in HAYSTACK_CONNECTIONS.keys() & {"solr", "elasticsearch"}:
    del HAYSTACK_CONNECTIONS[other]  # their servers and clients are not at hand
for connection in HAYSTACK_CONNECTIONS.values():
    if connection["ENGINE"] == STOCK:
        connection["ENGINE"] = "benchmarks.published.engine.OpenedEngine"
