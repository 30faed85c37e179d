"""What operators run: start, demo, import, doctor, drills.

May import every room but ``cli``. Nothing of the web imports this room.
"""
