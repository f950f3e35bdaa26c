"""Writes Word documents (DOCX), part by part."""
