"""The cellar: reading a union work report. Pure Python; imports no Django.

The one public verb is :func:`reports.text.reading.read_report`.
"""
