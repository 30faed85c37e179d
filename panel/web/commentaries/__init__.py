"""Commentaries from their authors' side: writing, filing, receipt and later choices, joint submissions."""
