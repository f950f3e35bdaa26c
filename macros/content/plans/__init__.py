"""Reads saved plans, and those that an organisation publishes."""
