"""What a seizure gives away: the facts we state, and an examination of a copy that finds them out anew.

``docs/what-we-hold.md`` states the facts in six languages and ends with them in a form for machines;
``panel seizure-report`` takes a copy of everything that lies on the server, without the officers' keys, and
says what can be read in it. Both have to agree. Only ``panel.cli`` imports this room.
"""
