"""What a search for slips gives."""

Found = tuple[int, str]
"""The line, from 1, and what is wrong there."""
