"""Threads as everybody reads them, and writing in them."""
