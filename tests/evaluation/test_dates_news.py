"""Dates that others marked in articles."""

import json

from claimcheck.evaluation import dates_news


def test_marked_dates_of_unread_articles_are_looked_for(tmp_path, monkeypatch):
    article = {
        "text": "It closed on 3 May 2021, then in spring.",
        "entities": [[13, 23, "DATE"], [27, 29, "DATE"], [0, 2, "ORG"]],
    }
    (tmp_path / "news.jsonl").write_text((json.dumps(article) + "\n") * 3, encoding="utf-8")
    monkeypatch.setattr(dates_news, "READ", (("news.jsonl", "en", 1), ("missing.jsonl", "fr", 0)))
    (row,) = dates_news.evaluate_news_dates(tmp_path)
    assert (row.value, row.items) == (0.5, 4)
