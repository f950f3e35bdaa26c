"""What each search for slips gives."""

Slip = tuple[int, str]
"""The line, from 1, and what is wrong there."""
