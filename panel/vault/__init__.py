"""Secrets at rest: the keys of this installation and what is sealed with them.

No path leads from the web process through this room to a withheld name. Keys are files of mode 0600
under ``PANEL_DATA/keys``, made on first start; no secret has a constant default.
"""
