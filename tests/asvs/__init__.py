"""OWASP ASVS 5.0.0: the numbers that the trust paper adopts, each with the tests that prove it."""
