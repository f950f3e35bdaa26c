"""How the things of the data look on pages: macros, pages made from the data, and the check of written pages."""
