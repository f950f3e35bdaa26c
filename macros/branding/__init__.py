"""How an organisation's copy looks."""
