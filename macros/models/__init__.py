"""The models of the toolkit's data: one module a kind of thing."""
