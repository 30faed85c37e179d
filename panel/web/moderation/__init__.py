"""The moderators’ rooms: planning threads, the queue, decisions, appeals of posts."""
