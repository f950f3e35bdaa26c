"""Finds what an author of Markdown did not mean, one kind of slip a module; `markdown.py` asks them all."""
