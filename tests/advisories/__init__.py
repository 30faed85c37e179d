"""Twenty-five real advisories about platforms like this one, each asked of this code.

The numbers are those of the trust paper, section 1.1: what went wrong elsewhere, and what must hold here.
"""
