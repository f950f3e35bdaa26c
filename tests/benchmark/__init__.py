"""Measures what the site costs: to build, beside the stock theme, and to read."""
