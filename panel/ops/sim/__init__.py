"""Histories of a whole session, made from a seed, driven through the real services and held to a model.

One seed is one history: who does what and when, which act dies halfway, and every value that the services
draw at random. The model (``model``) knows the rules in a few lines of its own and nothing of the services;
after every act the record must say what the model says (``record``).
"""
