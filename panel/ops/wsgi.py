"""The application object that web workers load."""

import os

from panel.app import create_app
from panel.ops import family

family.called("panel-web")
family.follow(os.getppid())
app = create_app()
