"""The reading room: commentaries published as received, with permanent paragraph links."""
