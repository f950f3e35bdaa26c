"""What tests share: where things are, copies of the project, programs that others wrote, and ways to read results."""

import os

from macros.content.own.folder import VARIABLE

# What the organisation that runs the tests has in its own folder is none of their business.
os.environ[VARIABLE] = ""
