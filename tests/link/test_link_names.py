import pytest

from claimcheck.link.names import parts, same_person, short_form_of, skeleton, stands_for, surname


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelensky", "Zelenskiy", "Zelenskyy", "Zelenski", "Zelenskyi"),
        ("Putin", "Poutine"),
        ("Lukashenko", "Loukachenko"),
        ("Gorbachev", "Gorbatchev"),
        ("Netanyahu", "Netanyahou", "Nétanyahou"),
        ("Erdogan", "Erdoğan"),
        ("Khashoggi", "Kashoggi"),
    ],
)
def test_one_name_from_another_script_has_one_skeleton(spellings):
    assert len({skeleton(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Macron", "Marcon"), ("Merkel", "Merz"), ("Hollande", "Holland's"), ("Kim", "Kin")]
)
def test_other_names_have_other_skeletons(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", True),
        ("Volodymyr Zelensky", "Vladimir Zelensky", True),
        ("George W. Bush", "George Bush", True),
        ("J. Smith", "John Smith", True),
        ("Ursula von der Leyen", "Ursula von der Leyen", True),
        ("John Smith", "Jane Smith", False),
        ("Marie Dupont", "Maria Dupont", False),
        ("Ana Diaz", "Ana Ruiz", False),
    ],
)
def test_full_names_agree_in_surname_and_given_name(one, other, same):
    assert same_person(parts(one), parts(other)) is same


def test_particles_belong_to_the_surname():
    assert surname(parts("Ursula von der Leyen")) == ("von", "der", "leyen")


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Macron", "Emmanuel Macron", True),
        ("Mr Macron", "Emmanuel Macron", True),
        ("von der Leyen", "Ursula von der Leyen", True),
        ("Zelenskiy", "Volodymyr Zelensky", True),
        ("Jong", "Kim Jong Un", False),
        ("Emmanuel Macron", "Emmanuel Macron", False),
    ],
)
def test_short_forms_of_a_name(short, full, fits):
    assert short_form_of(parts(short), parts(full)) is fits


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("IEA", "International Energy Agency", True),
        ("SNCF", "Société nationale des chemins de fer", True),
        ("MSF", "Médecins sans frontières", True),
        ("BBC", "International Energy Agency", False),
    ],
)
def test_acronyms_stand_for_initials(acronym, name, fits):
    assert stands_for(acronym, name) is fits
