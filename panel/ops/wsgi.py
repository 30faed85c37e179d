"""The application object that web workers load."""

import gc
import os

from panel.app import create_app
from panel.ops import family

family.called("panel-web")
family.follow(os.getppid())
app = create_app()

# What is loaded by now stays for good. Looked through at every full collection it stops all requests of a
# process for a tenth of a second and more.
gc.collect()
gc.freeze()
