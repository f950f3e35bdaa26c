"""Reads, layers and checks what people wrote."""
