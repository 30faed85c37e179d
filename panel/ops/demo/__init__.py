"""A believable thematic session for those who want to see the panel at work.

Here live the invented material of that session (``content``: organizations, commentaries, codebook,
codings) and what loads it into an empty installation. Nothing here is read by a running panel that
was not started as a demonstration; every organization in it is invented.
"""
