"""What the archive says of itself when its contents change. Search listens; nobody must.

Both are sent inside the transaction that makes the change.
"""

from django.dispatch import Signal

report_changed = Signal()
"""A report's sections, figures or masthead changed; ``report_id`` is its primary key."""

report_removed = Signal()
"""A report is being removed; ``report_id`` is its primary key."""

intake_finished = Signal()
"""A run of intake has committed its last report."""
