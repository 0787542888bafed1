"""Every rule of every language matches its own sentences and leaves the others alone."""

from bot.pages.keywords import load_sentences
from referral.reader import Reader
from tests.triage.conftest import ROOT


def test_every_rule_matches_what_it_must_and_nothing_it_must_not(reader: Reader) -> None:
    wrong: list[str] = []
    for (lang, rule), (must, must_not) in load_sentences(ROOT, reader.book).items():
        for text in must:
            reading = reader.read(text)
            if rule not in {evidence.rule for evidence in reading.evidence}:
                wrong.append(f"{lang} {rule} must match {text}: {reading.evidence} {reading.set_aside}")
        for text in must_not:
            reading = reader.read(text)
            if rule in {evidence.rule for evidence in reading.evidence}:
                wrong.append(f"{lang} {rule} must not match {text}: {reading.evidence}")
    assert wrong == []


def test_every_concern_can_be_reached(reader: Reader) -> None:
    assert {rule.concern for rule in reader.book.rules} == set(reader.book.concerns)
    assert len(reader.book.concerns) >= 33
