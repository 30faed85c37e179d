"""Numbers of the standard that are left open on purpose, each with the reason."""

_NO_UPLOADS = "no document is uploaded; the one file that is taken, a coding project, has cases of its own"

GAPS = {
    # adopted, and without a test
    "5.2.4": f"quota of files: {_NO_UPLOADS}, and nothing of it is kept",
    "5.2.6": f"pixel floods: {_NO_UPLOADS} and no picture is read",
    "5.4.3": f"scanning: {_NO_UPLOADS} and no file of a person is handed to another",
    # not adopted
    "7.1.2": "any number of devices may be signed in at once; each is listed and can be signed out",
    "12.1.1": "TLS is the proxy’s, by deployment",
    "6.3.3": "a second factor is asked of every role of the Panel, of others it is their choice",
}
