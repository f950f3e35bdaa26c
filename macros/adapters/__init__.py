"""The doors to site builders: they alone know MkDocs, the macros plugin or Markdown."""
