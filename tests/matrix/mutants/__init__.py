"""Seeded defects of authorization, each of which the matrix must find.

A defect changes a table in memory, or the code of one function to what its source would be with other
words in it; no file is touched. ``python -m tests.matrix.mutants`` tries them all.
"""
