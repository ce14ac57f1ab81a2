"""Judge from what stands around a name whose it is."""

from __future__ import annotations

from enum import IntEnum

from ccgcompose.domain.draft import Draft
from ccgcompose.policy.lexicon import load_words
from ccgcompose.policy.name_table import known
from ccgcompose.policy.name_tokens import HONOURS
from ccgcompose.policy.names import NameSpan
from ccgcompose.policy.naming.around import Around, around
from ccgcompose.policy.naming.cues import cues
from ccgcompose.policy.naming.known import agreed, may_be_named
from ccgcompose.policy.naming.words import listed
from ccgcompose.policy.text import Text

# What stands behind the name of somebody who was honoured in public.
_LETTERS = frozenset(
    {"mbe", "obe", "cbe", "kbe", "dbe", "bem", "dl", "qc", "kc", "mp", "mep", "msp", "frcgp", "rn"}
)

_ACRONYM = 4  # letters: TIA, MIND


class Bearer(IntEnum):
    """Whose a name is, the surest last."""

    NOBODY = 0  # a place, a thing, somebody whom everybody may name
    INVENTED = 1  # one of a story that is said to be made up
    IN_A_POST = 2  # staff, a speaker, a councillor
    SOMEBODY = 3  # nothing tells
    AGED = 4  # somebody with an age, as papers write it, or of whom a note tells
    IN_CARE = 5  # illness or care in the same breath
    PATIENT = 6  # it is said outright


def bearer_of(name: Around, draft: Draft) -> Bearer:
    """Return whose a name is; nobody's, as far as rules go, where the person agreed to being named so."""
    bearer = _bearer(name, draft)
    illness = bearer >= Bearer.IN_CARE
    return Bearer.NOBODY if agreed(name.words, draft, illness=illness) else bearer


def _bearer(name: Around, draft: Draft) -> Bearer:
    if _is_thing(name) or may_be_named(name.words, name.title, draft):
        return Bearer.NOBODY
    if _has_post(name) and not cues().patient_right_before.search(name.before):
        ill = cues().said_of.match(name.after) and not cues().ended.match(name.after)
        return Bearer.IN_CARE if ill else Bearer.IN_A_POST
    if _is_patient(name):
        return Bearer.PATIENT
    if is_made_up(name):
        return Bearer.INVENTED
    if _no_person(name):
        return Bearer.NOBODY
    return _by_surroundings(name)


def is_no_person(name: Around) -> bool:
    """Return whether it only looks like a name: a place, a thing, an illness, a medicine, letters for words."""
    return _is_thing(name) or _no_person(name)


def _is_thing(name: Around) -> bool:
    if name.before.endswith((" st ", " st. ", " saint ", "#")) or name.before in ("st ", "st. "):
        return True
    if cues().thing_before.search(name.before):
        return True
    return cues().site.match(name.written_after) is not None


def is_made_up(name: Around) -> bool:
    """Return whether the sentence, or the next one, says that it tells of an invented person."""
    before, after = name.sentence
    said = " ".join(f"{before} {' '.join(name.words)} {after} {name.following}".split())
    return cues().made_up.search(said) is not None


def tells_of_nobody(text: Text, start: int, end: int) -> bool:
    """Return whether the post says of a story in it that it tells of an invented person."""
    return is_made_up(around(text, NameSpan(start, end, text.original[start:end], 1.0)))


def _has_post(name: Around) -> bool:
    if name.before.endswith("to nurse "):
        return False
    if name.title in HONOURS or next(iter(name.after.split()), "").strip(",.;:") in _LETTERS:
        return True
    look = cues()
    if look.post_before.search(name.before) or look.desk.match(name.after):
        return True
    return look.post_after.match(name.after) is not None


def _is_patient(name: Around) -> bool:
    look = cues()
    said = (
        look.said_of.match(name.after)
        or look.own.match(name.after)
        or look.patient_before.search(name.before)
    )
    return bool(said) or name.title == "baby" or _is_told(name)


def _is_told(name: Around) -> bool:
    """Return whether the person is spoken to about their own care: "Hi Lisa, your smear result ..."."""
    look = cues()
    if not look.spoken_to.search(name.before):
        return False
    return bool(look.told.search(name.sentence[1]) or look.told.search(name.following))


def _no_person(name: Around) -> bool:
    """Return whether it is an eponym, a firm, a charity or a word that is a name elsewhere."""
    words = " ".join(name.words)
    if _is_acronym(name) or _is_medicine(name):
        return True
    return words in listed("no_people") or all(word in listed("no_people") for word in name.words)


def _is_acronym(name: Around) -> bool:
    """Return whether it is letters for words: TIA, SSRIs; or a service that writes itself so: FRANK."""
    written = name.name.name.removesuffix("s")
    if not written.isupper() or name.title:
        return False
    return len(written) <= _ACRONYM or " ".join(name.words) in listed("in_capitals")


def _is_medicine(name: Around) -> bool:
    """Return whether it is a medicine by its ending, a word of medicine, or a maker's name after "vaccine"."""
    if len(name.words) != 1 or name.title:
        return False
    (word,) = name.words
    if word in load_words("nhs-words") and not known(word).first:
        return True
    return cues().medicine.fullmatch(word) is not None or name.before.endswith("vaccine ")


def _by_surroundings(name: Around) -> Bearer:
    """Return what the sentence and the beginning of the next say."""
    aged = bool(cues().aged.match(name.after) or cues().aged_before.search(name.before))
    acting = cues().acts.match(name.after) is not None
    near = any(cues().in_care.search(part) for part in name.sentence)
    if _is_on_paper(name) or (not acting and (near or cues().goes_on.match(name.following))):
        return Bearer.IN_CARE
    if aged or cues().on_the_unit.match(name.after) or (not acting and _is_noted(name)):
        return Bearer.AGED
    return Bearer.SOMEBODY


def _is_noted(name: Around) -> bool:
    """Return whether the name stands as in a note about somebody, and not as a guest's or a colleague's."""
    look = cues()
    if any(look.occasion.search(part) for part in name.sentence):
        return False
    errand = look.errand.match(name.after) or look.errand_before.search(name.before)
    if any(look.scene.search(part) for part in name.sentence):
        return True
    if any(look.greeting.search(part) for part in name.sentence):
        return False
    if errand or name.title in ("mr", "mrs", "ms", "miss", "master"):
        return True
    said = f"{name.sentence[0]} {name.sentence[1]} {name.following}"
    near = any(look.caring.search(part) for part in (*name.sentence, name.following))
    return near and look.english.search(said) is not None


def _is_on_paper(name: Around) -> bool:
    """Return whether what leads to a patient stands beside the name, or the text is a paper about patients."""
    parts = (*name.sentence, name.following)
    return name.on_a_list or any(cues().on_paper.search(part) for part in parts)
