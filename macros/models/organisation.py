"""The organisation that publishes this copy of the toolkit."""

from pydantic import Field

from macros.models.base import Address, LanguageName, Model, Text


class Organisation(Model):
    """The file data/organisation.yml."""

    name: Text | None = None
    """Who publishes this copy. Leave it out where nobody has adopted it yet."""
    language: LanguageName = "en"
    """The language of the interface: a file in data/languages/. The guidance stays as it is written."""
    feedback_email: Text | None = Field(None, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    """Where readers may write."""
    feedback_url: Address | None = None
    """A page or form where readers may send feedback."""
    repository: Address | None = None
    """Where the source of this copy lives, for the link "Edit this page"."""
    edit_path: Text = "edit/main"
    """What the repository's host puts between its address and a file's path to edit the file."""
