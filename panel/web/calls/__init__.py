"""Calls: the public page, calendar and feed; the editor, the moves of a session, later deadlines, outages."""
