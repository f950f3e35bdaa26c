"""An organisation's colours are held to what they stand on, and those left out follow from those given."""

import re

import pytest

from macros.branding.colours import SCHEMES, colour_problems, own_stylesheet, own_tokens, read_tokens
from macros.branding.contrast import contrast
from macros.models.organisation import Colours
from tests.conftest import ROOT

TOKENS = read_tokens(ROOT / "overrides/assets")


def problems(**colours) -> list[tuple]:
    return list(colour_problems(Colours.model_validate(colours), TOKENS))


def test_all_colours_of_the_stylesheet_are_read_for_light_and_dark():
    text = (ROOT / "overrides/assets/site/tokens.css").read_text(encoding="utf-8")
    names = set(re.findall(r"--tk-([a-z-]+): (?:light-dark\(|#)", text))
    assert all(TOKENS[scheme].keys() == names for scheme in SCHEMES)
    assert (TOKENS["light"]["brand"], TOKENS["dark"]["accent"]) == ("#4a1f57", "#ffc93c")


def test_the_toolkits_own_colours_pass():
    assert not problems(
        **{name: {scheme: TOKENS[scheme][name] for scheme in SCHEMES} for name in ("brand", "link", "accent")}
    )


@pytest.mark.parametrize(
    ("colours", "place", "said"),
    [
        (
            {"brand": {"light": "#ffd000"}},
            ("brand", "light"),
            '1.4 to 1 with the words on it ("#ffffff"), and needs 4.5',
        ),
        ({"brand": {"light": "#4a1f57", "dark": "#b9a0c0"}}, ("brand", "dark"), "with the accent on it"),
        ({"link": {"light": "#4a90d9"}}, ("link", "light"), "with marked words"),
        ({"link": {"light": "#064a46", "dark": "#064a46"}}, ("link", "dark"), "and needs 4.5"),
        ({"accent": {"light": "#101010"}}, ("accent", "light"), "and needs"),
        (
            {"brand": {"light": "#767676"}, "accent": {"light": "#cccccc"}},
            ("accent", "light"),
            '2.8 to 1 with the header ("#767676"), and needs 3',
        ),
    ],
)
def test_a_colour_that_cannot_be_read_is_told_with_the_nearest_that_can(colours, place, said):
    found = problems(**colours)
    assert [path for path, _ in found] == [("colours", *place)]
    assert said in found[0][1]
    name, scheme = place
    shade = re.search(r'The nearest shade that passes is "(#\w{6})"', found[0][1])[1]
    assert not problems(**{**colours, name: {**colours[name], scheme: shade}})


def test_what_no_shade_can_mend_is_told_with_what_to_mend_first():
    found = dict(problems(brand={"light": "#ffffff"}, accent={"light": "#ffff00"}))
    assert "nearest" in found[("colours", "brand", "light")]
    assert found[("colours", "accent", "light")].endswith("and needs 3. Fix the brand first")


@pytest.mark.parametrize("colour", ["#000000", "#064a46", "#7a1c12", "#0b0c0c", "#003078"])
def test_a_dark_shade_that_is_left_out_passes_where_it_is_used(colour):
    colours = Colours.model_validate({"brand": {"light": colour}, "link": {"light": colour}})
    dark = own_tokens(colours, TOKENS)["dark"]
    given = {"brand": {"light": colour, "dark": dark["brand"]}, "link": {"light": colour, "dark": dark["link"]}}
    assert not problems(**given)
    assert contrast(dark["link-hover"], TOKENS["dark"]["page"]) >= 4.5


def test_the_stylesheet_sets_light_and_dark_and_is_empty_without_colours():
    assert own_stylesheet(Colours(), TOKENS) == ""
    text = own_stylesheet(Colours.model_validate({"link": {"light": "#064a46", "dark": "#7fe3d8"}}), TOKENS)
    assert "  --tk-link: light-dark(#064a46, #7fe3d8);\n" in text
    assert text.startswith(":root {\n")
    assert "brand" not in text
