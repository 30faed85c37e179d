"""The permission matrix: who may do what, said a second time and asked of every address.

``specification`` says who may, ``routes`` what each address is for; both are written by hand and read
neither the policy nor the marks. ``world`` holds one of everything in every state, ``cells`` multiplies
them, ``run`` asks the application. ``python -m tests.matrix`` asks all cells, the test a rotating part.
"""
