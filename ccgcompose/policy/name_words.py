"""Words that say something of the name beside them: titles, posts, kin, illness, places."""

from __future__ import annotations

from functools import cache


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in _WORDS.items() for word in words.split()}


def kind_of(low: str) -> str:
    """Return the sort of a telling word, empty for any other."""
    return _kinds().get(low, "")


_WORDS = {
    "title": "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend sister cllr councillor baroness"
    " baron prince princess duke duchess king queen president captain fr"
    " father master imam rabbi saint nurse doctor matron",
    "role": "prime chief executive director chair chairman chairwoman chairperson manager consultant midwife surgeon"
    " physio physiotherapist pharmacist paramedic gp minister secretary mp mps msp president officer lead leader"
    " head deputy author speaker volunteer governor colleague trainee apprentice student registrar practitioner"
    " therapist dietitian dietician radiographer psychologist psychiatrist porter healthcare ceo",
    "kin": "mum mother dad father son daughter husband wife brother sister gran nan nana grandad grandfather"
    " grandmother partner baby uncle aunt auntie cousin fiance fiancee friend niece nephew mam",
    "sick": "patient patients resident residents diagnosed admitted treated discharged died dementia cancer stroke"
    " suffered suffering aged yo",
    "site": "hospital hospitals infirmary ward wards centre center surgery clinic practice house lodge court road"
    " street lane avenue close drive square park hall school academy college university trust foundation hospice"
    " unit suite building church library theatre way gardens green",
    "of": "and & of the",
    "day": "january february march april may june july august september october november december monday tuesday"
    " wednesday thursday friday saturday sunday",
    "he": "he she him her his they who",
    "say": "said says says: told asked explains explained adds added tells wrote writes thanks thank welcome meet"
    " congratulations congrats named called",
}
