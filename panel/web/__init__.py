"""Pages for people. ``site`` is the table of contents of all addresses; one folder per feature.

A view is three to ten lines: read the form, call one verb, render or redirect. Features never import
each other; no rule is decided here; no SQL.
"""
