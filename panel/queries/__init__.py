"""SELECTs, one noun per file. They return rows or frozen rows, never names to be hidden later.

``scope.py`` turns a reading scope into WHERE; ``search.py`` is the only place that knows the dialect.
"""
