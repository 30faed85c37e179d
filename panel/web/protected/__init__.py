"""Pages of protected participants, under /p: joining, signing in, what waits for them, closing the account.

No script, no address of anybody, one way out on every page. What an organization prints for them is in
``web.organisations``.
"""
