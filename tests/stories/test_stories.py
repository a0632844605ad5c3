import pytest

from claimcheck.link import link_entities
from claimcheck.settings import Settings
from claimcheck.stories import group_stories

FIRE = (
    (
        "Fire destroys mill in Harwick",
        "A fire destroyed the Tanner mill in Harwick on Sunday, the brigade said. Nobody was hurt.",
        "Sixty crews fought the flames through the night. Chief Dora Pell said the cause was not known.",
    ),
    (
        "Harwick mill burns down",
        "The old Tanner mill in Harwick burned down on Sunday night and sixty fire crews were called.",
        "Dora Pell, who leads the brigade, said the cause of the fire was still open.",
    ),
    (
        "Sixty crews fight Tanner mill blaze",
        "Flames swept through the Tanner mill at Harwick late on Sunday. The brigade said nobody was hurt.",
        "The mill had stood empty for years.",
    ),
)
VOTE = (
    (
        "Senate of Borduria rejects the tax on sugar",
        "The Bordurian senate rejected a tax on sugar on Tuesday by 40 votes to 31.",
        "Senator Olga Lund called the plan of the treasury unfair to farmers.",
    ),
    (
        "Sugar tax fails in Borduria",
        "A tax on sugar failed in the senate of Borduria on Tuesday: 40 senators voted against and 31 for it.",
        "Farmers cheered. Olga Lund had led the campaign against the treasury.",
    ),
)
FRENCH = (
    "La taxe sur le sucre rejetée en Borduria",
    "Le sénat de Borduria a rejeté mardi par 40 voix contre 31 la taxe sur le sucre voulue par le trésor.",
    "La sénatrice Olga Lund avait mené campagne.",
)


WIRE = """Ward in Kell closed after water tests
The Saint Brannoc hospital in Kell has closed its maternity ward after bacteria were found in the water, its director \
Tom Reeve said on Tuesday.
Tests last week showed legionella in six of the eleven taps. Eighteen mothers were moved to two other hospitals.
The work will cost an estimated 450,000 pounds. The hospital was built in 1974."""
COPY = """Kell hospital ward closed
The Saint Brannoc hospital in Kell has closed its maternity ward after bacteria were found in the water, its director \
Tom Reeve said.
Tests last week showed legionella in six of the eleven taps. The work will cost an estimated 450,000 pounds."""
SCENE = """“We had half an hour to pack”
Ellen Moss was asleep when the nurse came in with a trolley and a torch. Her daughter was two days old.
Drivers went back and forth until three in the morning, and a taxi firm lent a van.
Behind it all was a germ that turned up in the water of Saint Brannoc hospital in Kell last week. Director Tom Reeve \
says that the pipes will be replaced. The bill of 450,000 pounds comes at a bad time, councillors say."""
OTHER = """Strike empties wards in Kell
Nurses at three hospitals in Kell walked out on Thursday over pay, and 2,000 appointments were called off.
Union leader Sara Voss said that the offer of 3.5 percent was an insult. Talks resume on Monday.
The county called the walkout irresponsible; its chairman, Ned Cole, sent a letter to all staff."""


def stories(extracts):
    entities, linked = link_entities(extracts)
    return {e.source.id: e.source.story for e in group_stories(linked, entities, Settings())}


@pytest.fixture
def folder(article):
    fires = [article(f"fire{n}", "\n".join(lines)) for n, lines in enumerate(FIRE)]
    votes = [article(f"vote{n}", "\n".join(lines)) for n, lines in enumerate(VOTE)]
    return fires, votes


def test_articles_on_two_events_are_two_stories(folder):
    fires, votes = folder
    found = stories(fires + votes)
    assert len({found[e.source.id] for e in fires}) == 1
    assert len({found[e.source.id] for e in votes}) == 1
    assert len(set(found.values())) == 2


def test_order_changes_nothing(folder):
    fires, votes = folder
    assert stories(fires + votes) == stories((votes + fires)[::-1])


def test_one_event_alone_is_one_story_and_one_article_its_own(folder):
    fires, _ = folder
    assert len(set(stories(fires).values())) == 1
    assert len(set(stories(fires[:1]).values())) == 1
    assert stories([]) == {}


def test_a_french_article_joins_the_english_ones_by_names_and_numbers(folder, article):
    fires, votes = folder
    found = stories([*fires, *votes, article("fr", "\n".join(FRENCH), "fr")])
    assert found["fr"] == found["vote0"] != found["fire0"]


def test_background_on_an_older_event_joins_nothing(folder, article):
    fires, votes = folder
    text = "\n".join(FIRE[0]) + "\nIn another region, the senate of Borduria rejected a tax on sugar last year."
    found = stories([article("fire9", text), *fires[1:], *votes])
    assert found["fire9"] == found["fire1"] != found["vote0"]


def test_compare_makes_one_story_of_whatever_is_given(folder):
    fires, votes = folder
    entities, linked = link_entities(fires + votes)
    told = group_stories(linked, entities, Settings(one_story=True))
    assert len({e.source.story for e in told}) == 1


@pytest.mark.parametrize("text", ["", "\n", "Title only", "1 2 3", "http : / / a . b / c"])
def test_articles_without_words_spoil_no_story(folder, article, text):
    fires, _ = folder
    found = stories([*fires, article("odd", text)])
    assert len(found) == 4 and found["fire0"] == found["fire1"]
    assert set(stories([article("odd", text), article("odd2", text + " ")])) == {"odd", "odd2"}


def test_a_report_that_opens_with_a_scene_stays_with_the_item_and_its_copy(article):
    texts = {"wire": WIRE, "copy": COPY, "scene": SCENE}
    assert len(set(stories([article(name, text) for name, text in texts.items()]).values())) == 1


def test_copies_do_not_hold_another_event_of_the_same_town(article):
    texts = {"wire": WIRE, "copy": COPY, "other": OTHER}
    found = stories([article(name, text) for name, text in texts.items()])
    assert found["wire"] == found["copy"] != found["other"]


@pytest.mark.xfail(strict=True, reason="one article on another event among three is taken for one more scene")
def test_another_event_of_the_same_town_among_unlike_reports(article):
    texts = {"wire": WIRE, "copy": COPY, "scene": SCENE, "other": OTHER}
    found = stories([article(name, text) for name, text in texts.items()])
    assert found["wire"] == found["scene"] != found["other"]
