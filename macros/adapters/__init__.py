"""The doors to site builders: they alone know MkDocs, the macros plugin or Markdown."""

import gc

# What modules make while they are read stays. To look for garbage among it as often as usual takes a tenth longer.
gc.set_threshold(100_000)
