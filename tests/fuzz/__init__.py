"""Spoils files of the project in many seeded ways, and looks whether each ends in plain words."""
