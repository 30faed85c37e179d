"""The coding room: one text on one side, the codebook on the other."""
