"""What Markdown says and becomes: its links, its code, its elements."""
