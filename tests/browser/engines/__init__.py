"""The site in other engines than Chromium."""
