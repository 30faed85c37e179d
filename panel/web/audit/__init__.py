"""The record of acts, for auditors: who of the Panel did what, and when; no content."""
