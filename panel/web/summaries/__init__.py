"""Summaries: the drafting desk, adoption and issue, and the issued text with its files."""
