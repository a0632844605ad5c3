from claimcheck.ids import content_id


def test_an_id_depends_on_its_parts_alone():
    assert content_id("c", "sha", 1, 2) == content_id("c", "sha", 1, 2)
    assert content_id("c", "sha", 1, 2) != content_id("c", "sha", 12, "")
    assert content_id("c", "sha", 1, 2)[0] == "c"


def test_any_text_can_be_part_of_an_id():
    assert content_id("e", "\ud800")
