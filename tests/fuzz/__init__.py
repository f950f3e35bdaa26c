"""Tries many things by seeds: spoilt files of the project, spoilt documents, and plans that are made up."""
