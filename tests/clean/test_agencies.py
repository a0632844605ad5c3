"""Credits to agencies, and mere mentions of them."""

import pytest

from claimcheck.clean import clean_source
from claimcheck.records import Source
from claimcheck.settings import Settings

BODY = "The ferry was towed into the port of Norvik on Friday. Its owner said the hull was damaged in three places."


def credited(text, **known):
    return clean_source(Source("s", "s.txt", text, "0", len(text), **known), Settings()).credited_to


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (f"NORVIK, Nov 3 (Reuters) - {BODY}", ("Reuters",)),
        (f"{BODY} (AFP)", ("AFP",)),
        (f"{BODY} — AFP", ("AFP",)),
        (f"{BODY}\n\nAFP", ("AFP",)),
        (f"{BODY}\n\n(avec AFP et Reuters)", ("AFP", "Reuters")),
        (f"{BODY}\n\n(With inputs from PTI)", ("PTI",)),
        (f"{BODY}\n\nSource: AP", ("AP",)),
        (f"{BODY}\n\nSource : Agence France-Presse", ("AFP",)),
        (f"By Jane Doe, Associated Press\n\n{BODY}", ("AP",)),
        (f"{BODY} (Reporting by Jane Doe; Editing by John Roe)", ("Reuters",)),
        (f"{BODY}\n\n© 2024 AFP", ("AFP",)),
        (f"{BODY}\n\nAnadolu Agency contributed to this report.", ("Anadolu",)),
        (f"MOSCOW, March 5. /TASS/. {BODY}", ("TASS",)),
        (f"{BODY} A police officer told Reuters that divers would come.", ()),
        (f"{BODY} That was agreed at a summit, as per Reuters coverage referenced elsewhere.", ()),
        (f"{BODY} Reuters, AFP and other media reported it first.", ()),
        (f"« Rien n'est perdu », a-t-il dit à l'AFP.\n\n{BODY}", ()),
        (BODY, ()),
    ],
)
def test_only_credits_count(text, agencies):
    assert credited(text) == agencies


def test_a_page_s_author_may_be_an_agency():
    assert credited(BODY, byline="Reuters") == ("Reuters",)
    assert credited(BODY, outlet="Daily Planet", byline="Jane Doe") == ()
