"""The public register: its lines in words, its checkpoints, its files, and how to check them.

Not here: receipts, which belong to those who filed. Nothing of this needs a sign-in.
"""
