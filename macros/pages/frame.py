"""What the frame of every page knows: the templates in overrides/ read it as `config.extra.frame`."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import asdict, dataclass, fields
from typing import Any

from macros.models.organisation import FooterLink, Organisation
from macros.models.toolkit import Toolkit
from macros.pages.page_text import address_of
from macros.publishing.server_files import PAGE_POLICY
from macros.publishing.site_files import logo_path


@dataclass(frozen=True)
class FooterPlace:
    """Where a link at the foot of each page leads."""

    text: str
    url: str
    """An address elsewhere; empty for a page of the site."""
    page: str = ""
    """The address of a page of the site without its ending: `our-panel`."""
    anchor: str = ""
    """What follows it: `#a-heading`, or nothing."""

    @classmethod
    def of(cls, link: FooterLink) -> FooterPlace:
        """Find where a link leads."""
        if not link.page:
            return cls(link.text, link.url)
        return cls(link.text, "", address_of(link.page) or ".", link.url[len(link.page) + 1 :])


@dataclass
class Frame:
    """The values of one build that pages show around their content."""

    organisation: Organisation
    """Who publishes this copy."""
    hidden_pages: Set[str]
    """The pages that this copy leaves out, by their paths in docs/."""
    footer_links: Sequence[FooterPlace] = ()
    """The organisation's own links at the foot of each page."""
    menu_words: Sequence[str] = ()
    """What the organisation calls entries of the menu in its own language."""
    logo: str = ""
    """Where the logo is on the site; empty without one."""
    policy: str = PAGE_POLICY
    """The Content-Security-Policy that each page carries; empty while serving."""
    offline: bool = False
    """Whether the site is made for opening from a folder."""
    serving: bool = False
    """Whether an author is looking at the site while writing it."""
    faults: Sequence[str] = ()
    """What is at fault, shown to the author while serving."""
    search: bool = False
    """Whether the site has an index to search."""

    @classmethod
    def of(cls, toolkit: Toolkit, *, offline: bool = False, serving: bool = False) -> Frame:
        """Make the frame for a build of the site.

        Args:
            toolkit: the data.
            offline: whether the pages are for a folder that people open without a server.
            serving: whether an author is looking at them.
        """
        return cls(
            organisation=toolkit.organisation,
            hidden_pages=toolkit.hidden_pages,
            footer_links=tuple(map(FooterPlace.of, toolkit.organisation.footer_links)),
            menu_words=tuple(words.own for words in toolkit.organisation.menu),
            logo=logo_path(toolkit.logo) if toolkit.logo else "",
            # While serving, MkDocs puts a script of its own into each page.
            policy="" if serving else PAGE_POLICY,
            offline=offline,
            serving=serving,
        )

    def as_settings(self) -> dict[str, Any]:
        """Give the values as plain data, for a site builder that reads them from mkdocs.yml."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        plain = {"organisation": self.organisation.model_dump(mode="json"), "hidden_pages": sorted(self.hidden_pages)}
        links = [asdict(link) for link in self.footer_links]
        return {
            **values,
            **plain,
            "footer_links": links,
            "menu_words": list(self.menu_words),
            "faults": list(self.faults),
        }
