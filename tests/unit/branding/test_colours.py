"""An organisation's colours are held to what they stand on, and those left out follow from those given."""

import re

import pytest

from macros.branding.colours import SCHEMES, colour_problems, dark_rules, own_stylesheet, own_tokens, read_tokens
from macros.branding.contrast import contrast
from macros.models.organisation import Colours
from tests.support.paths import ROOT
from tests.support.present import present

TOKENS = read_tokens(ROOT / "overrides/assets")


def problems(**colours) -> list[tuple]:
    return list(colour_problems(Colours.model_validate(colours), TOKENS))


def stylesheets() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "overrides/assets").rglob("*.css")}


def test_every_colour_is_plain_so_that_older_browsers_show_it():
    assert [name for name, text in stylesheets().items() if "light-dark(" in text] == []
    used = {token for text in stylesheets().values() for token in re.findall(r"var\(--tk-([a-z-]+)\)", text)}
    text = stylesheets()["tokens.css"]
    light = text[text.index(":root {") : text.index("}")]
    set_there = set(re.findall(r"^  --tk-([a-z-]+): ", light, re.MULTILINE))
    # Those of one box or card are set where they are used.
    set_here = set(re.findall(r"(?<!var\()--tk-([a-z-]+): ", "".join(stylesheets().values()))) - set_there
    assert used - set_here <= set_there
    assert TOKENS["light"].keys() == set(re.findall(r"^  --tk-([a-z-]+): #", light, re.MULTILINE))


def test_the_dark_colours_are_the_same_with_and_without_a_script():
    text = stylesheets()["tokens.css"]
    dark = {name: TOKENS["dark"][name] for name in re.findall(r"^    --tk-([a-z-]+): ", text, re.MULTILINE)}
    written = text[text.index("@media screen {") :].replace("    color-scheme: dark;\n\n", "")
    assert written == dark_rules(dark)
    assert dark.keys() == TOKENS["light"].keys() - {"on-brand", "accent", "focus", "focus-ink"}
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
    shade = present(re.search(r'The nearest shade that passes is "(#\w{6})"', found[0][1]))[1]
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
    light, *dark = text.split("@media")
    assert light.startswith(":root {\n  --tk-link: #064a46;\n")
    assert len(dark) == 2
    assert all("    --tk-link: #7fe3d8;\n" in rules for rules in dark)
    assert "brand" not in text
