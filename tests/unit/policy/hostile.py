"""Texts that nobody writes, for tests of what holds for every text: pieces that rules look at among anything else."""

from __future__ import annotations

from hypothesis import strategies as st

from ccgcompose.domain.account import LengthUnit, Limits, SignOffStyle
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.policy_settings import PolicySettings
from tests.unit.policy.drafts import MOMENT, account, medium, person

PIECES = (
    *(
        "943 476 5919",
        "NHS number ",
        "shit",
        "f**k",
        "f u c k",
        "#getyourflujab",
        "https://пhs.uk/x",
        "bit.ly",
    ),
    *(
        "OFFICIAL-SENSITIVE",
        "embargoed until 31 February",
        "- Admin",
        "Priya Shah",
        "👨\u200d👩\u200d👧",
        "e\u0301",
    ),
    *(
        "\ufffd",
        "\u202e",
        "\u200b",
        "🇬🇧",
        "\n",
        "\n\n",
        "DRAFT: ",
        "under embargo ",
        "DOB 12/03/1961",
        "S10 2JF",
    ),
    *(
        "07700 900123",
        "QQ 12 34 56 C",
        "a.b@nhs.net",
        "Mrs Siobhán O’Neill",
        "£1.2 million",
        "“quoted”",
        "© R. Patel",
    ),
    *(
        "sort code 20-00-00 account 55779911",
        "password: hunter2",
        "aged 8",
        "Dr. ",
        "kill you",
        "…",
        "A&E",
        "\ud83d",
    ),
)
TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=12),
        st.sampled_from(PIECES),
    ),
    max_size=12,
).map("".join)

# What is repeated to make a matcher go back and forth.
REPEATED = (
    *(
        "a",
        "1 ",
        "1",
        "@a.",
        "(((",
        "-",
        ". ",
        " ",
        "\n",
        "\n\n",
        "\t ",
        "a.",
        "a ",
        "A ",
        "aA",
        "#",
        "#a",
        "*",
        "f*",
    ),
    *(
        "http://",
        "www.a.",
        "://",
        "£",
        "£1",
        "1,",
        "0",
        "07",
        "é",
        "e\u0301",
        "\u200b",
        "\u200d",
        "👩",
        "🇬",
        "\u202e",
    ),
    *(
        "‘",
        "“",
        "”",
        '"',
        "''",
        "[a",
        "{",
        "\\",
        "/",
        "/a",
        "%20",
        "&",
        "&amp;",
        "<a",
        "a-a",
        "a_",
        "_",
        "=",
        "x=",
    ),
    *("Mr ", "Mr A ", "A. ", "Dr. ", "NHS ", "number ", "is ", "the ", "not ", "was ", "of ", "and ", "no "),
    *(
        "aged 1 ",
        "1/1/",
        "1-1-",
        "S1 ",
        "AB1 2CD ",
        "AB 12 ",
        "said ",
        "you ",
        "kill ",
        "i ",
        "I ",
        "sh1t ",
        "f u ",
    ),
)


def full(text: str, unit: LengthUnit = LengthUnit.GRAPHEMES) -> Draft:
    """A draft about which every rule has something to say."""
    return Draft(
        text,
        MOMENT,
        subject="Vaccination",
        title=text[:80],
        author=person(),
        account=account(SignOffStyle.TYPED),
        limits=Limits("newsroom", unit, 50, max_bytes=100, max_alt_text=100),
        media=(medium(alt_text=text[:200]),),
        organisation="NHS Exampleshire",
        subjects=("Vaccination", "Urgent care"),
        staff=(person(), person("Dr Zoë Bell", "Medical Director")),
        settings=PolicySettings(1, watch_words=("Project Teal",), allowed_phrases=("Bloody Sunday",)),
    )
