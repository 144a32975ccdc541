"""Haystack's own tests of its Whoosh backend, as published, run against our engine."""
