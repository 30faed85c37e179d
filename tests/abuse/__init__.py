"""The catalogue of bad input and abuse: every numbered case of the trust paper, section 4."""
