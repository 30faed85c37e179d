"""The secretariat's desk: what waits, and the queue for admission."""
