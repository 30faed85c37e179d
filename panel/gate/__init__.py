"""The one door for web and api.

Strict request, sign-in → Actor, ``@needs`` / ``@public``, load–check–act in one frame, one
transaction a request, domain errors → pages, headers. Default deny: an endpoint without a mark
answers 500 and turns a test red. What is allowed is decided in ``domain.policy``, not here.
"""
