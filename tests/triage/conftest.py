"""The real rule book and its reader, built once."""

from pathlib import Path

import pytest

from bot.pages.keywords import build_reader, load_rules
from referral.reader import Reader
from referral.rules import RuleBook

ROOT = Path(__file__).resolve().parents[2]
NAMES = {"阿珺": ("worker", "feng"), "冯社工": ("worker", "feng"), "白云街": ("area", "baiyun-jie")}


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_rules(ROOT)


@pytest.fixture(scope="session")
def reader(book: RuleBook) -> Reader:
    return build_reader(book, NAMES)
