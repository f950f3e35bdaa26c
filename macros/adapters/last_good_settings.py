"""Keeps serving with the last sound settings while mkdocs.yml is at fault, and says so."""

from __future__ import annotations

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

FAULT = (
    "mkdocs.yml: cannot be used as it is (the terminal says why): its last sound version is served until it is fixed"
)

log = logging.getLogger("mkdocs.plugins.toolkit")


def build_with_last_good(builder: Callable[..., None], config: MkDocsConfig) -> Callable[[], None]:
    """Give a function that builds the site after each change, with the last sound settings while mkdocs.yml has none.

    Args:
        builder: what MkDocs would build with. It takes settings, or reads them again.
        config: the settings with which serving began.
    """
    file = Path(config.config_file_path)
    sound = file.read_bytes()

    def build() -> None:
        nonlocal sound
        try:
            now = file.read_bytes()
            builder()
        except (Abort, ConfigurationError, OSError):
            log.error(FAULT)
            builder(_settings(_File(sound, config.config_file_path), config))
        else:
            sound = now

    return build


class _File(BytesIO):
    """A text as a file of a name, from whose folder MkDocs finds the settings that it inherits."""

    def __init__(self, text: bytes, name: str) -> None:
        super().__init__(text)
        self.name = name


def _settings(file: _File, served: MkDocsConfig) -> MkDocsConfig:
    """Read settings, with what the command line said about the site that is served."""
    config = load_config(file, config_file_path=file.name, site_dir=served.site_dir, strict=served.strict)
    config.site_url, config.use_directory_urls = served.site_url, served.use_directory_urls
    config.extra["faults"] = [FAULT]
    return config
