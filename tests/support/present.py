"""What must be there, such as an element of a page, so that the types know it too."""

from typing import TypeVar

T = TypeVar("T")


def present(thing: T | None) -> T:
    """The thing itself.

    Raises:
        AssertionError: it is None. The line of the test says what was looked for.
    """
    assert thing is not None, "what the test looks for is not there"
    return thing
