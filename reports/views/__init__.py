"""The browse pages, one file per group: guard, form, query, context, render."""
