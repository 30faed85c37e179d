"""Pages for everybody: the front page, the rules as they are printed, the reference lists."""
