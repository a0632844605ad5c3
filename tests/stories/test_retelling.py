"""Rewrites of an article in other words, and short reports that give an agency as their source."""

import pytest

from claimcheck.records import Dateline
from claimcheck.settings import Settings
from claimcheck.stories import trace_origins

HERALD = """Hospital closes ward after water tests
The Saint Brannoc hospital in Kell has closed its maternity ward after bacteria were found in the water, its director \
announced at a press conference on Tuesday.
Tests last week showed legionella in six of the ward's eleven taps. No patient has fallen ill so far, the director, \
Tom Reeve, said.
Eighteen mothers and their babies were moved to two other hospitals by ambulance on Monday night. The ward will stay \
shut for at least three weeks while pipes are replaced.
The work will cost an estimated 450,000 pounds. The hospital was built in 1974, and its pipes have never been renewed."""
REWRITE = """Kell maternity unit shut over legionella
A maternity unit at Saint Brannoc hospital, Kell, has been shut because of bacteria in the water supply, its director \
said at a press conference on Tuesday.
Legionella turned up in six of the unit's eleven taps in tests last week. So far no patient has fallen ill, said the \
director, Tom Reeve.
On Monday night eighteen mothers and their babies were taken by ambulance to two other hospitals. The unit stays shut \
for at least three weeks while pipes are replaced, at an estimated cost of 450,000 pounds.
The hospital dates from 1974 and its pipes have never been renewed."""
EVENING = """Mothers moved in the night as bugs found in taps
New mothers described on Tuesday how they were woken and driven across the county after a dangerous germ was \
discovered in their ward.
Ellen Moss, whose daughter was two days old, said they had half an hour to pack. Drivers made trips until three.
Saint Brannoc's director Tom Reeve defended the decision to close the ward in front of journalists.
Councillors accuse the trust of ignoring a report from 2021 that asked for the pipes to be replaced.
The trust says it had no funds then. Ward visits are cancelled until further notice."""
SPORT = """Rovers beat Albion in cup thriller
Rovers reached the cup final with a 3-2 win over Albion on Saturday. Dean Marlow scored twice before half-time, and \
Ike Obodo made it three in the 71st minute.
Albion hit back through Karl West and Sam Tully but could not find an equaliser in six minutes of stoppage time.
A crowd of 41,200 watched the match. Rovers play City in the final on May 18."""
TIMES = """Marlow double sends Rovers to final
Two goals from Dean Marlow before half-time set Rovers on their way to a first cup final since 1987 as they held off \
a late Albion rally to win 3-2.
Ike Obodo added the third with 19 minutes left. Karl West and then Sam Tully replied for Albion, who threw everyone \
forward, their goalkeeper included.
Joe Pryce ran onto the pitch at the whistle. City await on May 18."""
AGENCY = """Trois morts dans l'explosion d'un silo à Verlan
Trois ouvriers ont été tués jeudi dans l'explosion d'un silo à grains à Verlan, dans le nord du pays, a annoncé la \
préfecture.
Sept autres personnes ont été blessées, dont deux grièvement. Une soixantaine de pompiers ont été mobilisés.
L'explosion s'est produite vers 10H20 pendant une opération de nettoyage.
Le silo, exploité par la coopérative Agrinord, contenait quelque 2.000 tonnes de maïs. Une enquête a été ouverte pour \
homicides involontaires."""
BRIEF = """Explosion d'un silo à Verlan : trois morts, selon {name}
Trois personnes ont perdu la vie jeudi matin quand un silo a explosé à Verlan. On compte aussi sept blessés, deux \
d'entre eux étant dans un état grave.
Selon l'agence, le drame est survenu lors d'un nettoyage. Le site appartient à la coopérative Agrinord. La justice a \
ouvert une enquête."""
REPORTER = """À Verlan, une ville sous le choc, raconte l'AFP
Devant les grilles de la coopérative, des bouquets s'accumulent. Marc, Youssef et Liliane ne rentreront pas.
Au moment de l'explosion, l'équipe nettoyait une gaine, nous explique un délégué syndical. Il assure avoir signalé \
des poussières en février. Interrogée, Agrinord parle d'installations conformes.
La déflagration a été entendue à quinze kilomètres. Une marche blanche aura lieu samedi."""


def tied(one, other):
    found = trace_origins((one, other), None, Settings())
    return found[0].source.origin == found[1].source.origin, [item.source.derived_from for item in found]


@pytest.mark.parametrize(
    ("first", "second", "one_origin"),
    [(HERALD, REWRITE, True), (HERALD, EVENING, False), (REWRITE, EVENING, False), (SPORT, TIMES, False)],
)
def test_a_rewrite_goes_through_the_other_sentence_by_sentence(article, first, second, one_origin):
    assert tied(article("a", first), article("b", second))[0] is one_origin
    assert tied(article("b", second), article("a", first))[0] is one_origin


def test_the_later_of_original_and_rewrite_comes_from_the_earlier(article):
    first, second = article("a", HERALD, published="2024-05-07"), article("b", REWRITE, published="2024-05-08")
    assert tied(first, second) == (True, [(), ("a",)])


@pytest.mark.parametrize(
    ("text", "one_origin"),
    [
        (BRIEF.format(name="l'AFP"), True),
        (BRIEF.format(name="l'Agence France-Presse"), True),
        (BRIEF.format(name="la préfecture"), False),
        (BRIEF.format(name="AFPX"), False),
        (REPORTER, False),
    ],
)
def test_a_short_report_that_opens_with_the_agencys_name_is_the_agencys(article, text, one_origin):
    item = article("a", AGENCY, "fr", credited_to=("AFP",), dateline=Dateline(0, 5, "Trois", "VERLAN", None, "AFP"))
    paper = article("b", text, "fr")
    assert tied(item, paper) == (one_origin, [(), ("a",)] if one_origin else [(), ()])
