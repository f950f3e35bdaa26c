"""What each search for slips yields."""

Slip = tuple[int, str]
"""The line, from 1, and what is wrong there."""
