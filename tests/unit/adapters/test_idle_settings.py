from macros.adapters.idle_settings import idle_settings


def test_a_setting_of_the_theme_that_does_nothing_is_named_with_what_to_do_instead():
    settings = {
        "theme": {"name": "material", "font": False, "palette": {"primary": "red"}, "features": ["toc.follow"]},
        "extra": {"social": [], "mine": 1},
        "copyright": "Us",
    }
    assert [*idle_settings([settings, {"strict": True}])] == [
        "mkdocs.yml: theme.palette: does nothing on this site: set your colours in own/organisation.yml",
        "mkdocs.yml: theme.features: does nothing on this site: delete it",
        "mkdocs.yml: extra.social: does nothing on this site: delete it",
        "mkdocs.yml: copyright: does nothing on this site: write the footer's words into own/organisation.yml",
    ]


def test_a_theme_given_by_its_name_alone_is_no_fault():
    assert [*idle_settings([{"theme": "material"}])] == []
