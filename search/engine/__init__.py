"""Reads a Whoosh index as whole arrays: matches, scores, facets and pages. No Django."""
