"""Rows that tests start from, made through the services; one module per noun."""
