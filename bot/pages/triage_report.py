"""Tells in plain words what was understood of a message and why: what ``linli triage`` prints."""

from collections.abc import Callable

from referral.reading import Reading

Say = Callable[[str], str]  # a message id of locale/<lang>/*.ftl → its words


def explain(reading: Reading, say: Say) -> str:
    """Every conclusion with its evidence, then what was set aside. ``say`` gives a rule its label (``rule-<id>``)."""
    lines = [
        f"urgency    {reading.urgency.code}" + (f" · {reading.danger.value}" if reading.danger else ""),
        f"concern    {reading.concern or '-'}" + (f" (also {', '.join(reading.also)})" if reading.also else ""),
        f"subject    {_subject(reading)}",
    ]
    facts = {
        "language": reading.lang,
        "topic": reading.topic,
        "worker": reading.named,
        "area": reading.area,
        "age": reading.age_band,
        "phone": reading.phone,
        "says": ", ".join(sorted(says.value for says in reading.says)),
        "why": " · ".join(say(f"rule-{rule}") for rule in reading.why),
    }
    lines += [f"{name:10} {fact}" for name, fact in facts.items() if fact]
    if reading.ask_safe:
        lines.append("ask        the safety question: danger words were set aside, not proved harmless")
    lines += [
        f"evidence   {e.start}-{e.end} {e.words} → {e.rule} ({say(f'rule-{e.rule}')})" for e in reading.evidence
    ] or ["evidence   nothing the pages know"]
    lines += [f"set aside  {a.start}-{a.end} {a.words} → {a.rule}: {a.reason}" for a in reading.set_aside]
    lines.append(f"rules      {reading.rules}")
    return "\n".join(lines)


def _subject(reading: Reading) -> str:
    told = [reading.subject.value]
    if reading.kin:
        told.append(reading.kin)
    if reading.gender:
        told.append(reading.gender.value)
    return " · ".join(told)
