"""The patterns that tell whose a name is; all bounded, all for the folded view unless said otherwise."""

from __future__ import annotations

import re
from functools import cache, cached_property

from ccgcompose.policy.naming.words import any_of, listed, piece

Pattern = re.Pattern[str]

_YEARS = r"(?:[- ]years?[- ]old|yo| ?yrs?)"
_AGE = rf"(?:,? ?\(?(?:(?:who is |now |just |only )?aged? )?\d{{1,3}}{_YEARS}?\)?,?)"
_FROM = r"(?:,? (?:of|from|in) [\w' -]{2,30},?)"
_KIN = r"(?:,? (?:an?|her|his|our|my|whose|the|mum|dad|and) [\w' -]{2,40},)"
_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen) (?=when|years|and)"
# What may stand between a name and what is said of the person.
_GAP = (
    rf"(?:{_AGE}|{_FROM}|{_KIN})?,?"
    r"(?:,? (?:s?he|they)\b)?"
    r"(?: who| sadly| also| now| then| recently| who's| has| \w{1,12}ly){0,2}"
)
_BE = r"(?:was|is|were|has been|had been|have been|is being|was being|been|being|gets?|got|'s)"
_MILD = r"(?: \w{2,12}ly| just| also| first| back| still| now| at)?(?: being)?"
_HAVE = (
    r"(?:has|had|have|having|with|got|beat|fought|has had|faces|faced|needed|needs|came in with"
    r"|came to us with|came for|in for)"
)
_KINDS = (
    r"(?:(?:an?|the|his|her|their|my|own|type \d|stage \d|advanced|early|terminal|severe|recent|major"
    r"|second|[a-z]{4,12}) ){0,2}"
)
_OTHERS = "".join(
    f"(?<!{who} )" for who in ("people", "those", "anyone", "patients", "children", "adults", "living")
)
_WHICH = (
    r"(?:(?:our|the|an?|this|my|former|lovely|brave|young|another|new|one|elderly|ex|cancer|stroke"
    r"|dementia|covid|cardiac|burns|transplant|hospice) ){0,3}"
)
_POLITE = r"(?:(?:mr|mrs|ms|miss|mx|master|baby|little|dear|old|lovely|brave)\.? ){0,2}"
_CREDIT = (
    r"\b(?:photo|photos|picture|pictured|image|words|illustration|credit|posted|written|filmed|presented"
    r"|narrated|designed|hosted|led|run|chaired)(?: by|:| credit:?) *$|© *$"
)
_NEW = (
    r"(?:(?:who|is|was|has been|as|our|the|an?|your|their|its|new|senior|lead|deputy|interim|acting|former"
    r"|clinical|assistant|associate|specialist|advanced|community|joint|group|local|retired|also|now"
    r"|works as|working as|joins us as|joined us as|joins as|started as) ){0,4}"
)
_NO_POST = (
    r"(?!(?:for|with|who|had|has|was|and|patient|her|his|in|on|at|to|by|after|before|about|told|tells|said|says|please"
    r"|can|could|should|must|will|would|asked|asks|saw|met|thanks|thank|called|rang|praised|praises|needs|wants)\b)"
)


class Cues:
    """The patterns, each compiled when it is first needed."""

    @cached_property
    def said_of(self) -> Pattern:
        """What makes a patient of the person whose name it follows."""
        cared, does, conditions = piece("cared"), piece("does"), any_of("conditions")
        has = rf"{_HAVE}(?: [\w'-]{{1,16}}){{0,4}}? {conditions}\b(?! (?:{piece('generic')})\b)"
        return re.compile(rf"{_GAP}{_GAP} (?:{_BE}{_MILD} (?:{cared})|(?:{does})\b|{has})")

    @cached_property
    def ended(self) -> Pattern:
        """What is said of the dead: a colleague's death is no patient's."""
        return re.compile(rf"{_GAP} (?:{_BE} )?(?:died|passed (?:away|on)|killed)\b")

    @cached_property
    def own(self) -> Pattern:
        """What only a patient has, right after the name."""
        things = rf"(?:{any_of('conditions')}|{piece('belongs')})"
        return re.compile(rf"'s? (?:(?!to )[\w-]{{2,14}} ){{0,2}}?{things}\b")

    @cached_property
    def patient_before(self) -> Pattern:
        """What makes a patient of the person whose name it stands before."""
        named = r"(?:(?:'s)? names?(?: is| was)?:?| is| was| called| named)?"
        who = rf"{_WHICH}(?:{piece('patients')}){named}"
        return re.compile(rf"\b(?:{who}|{piece('done_to')})[ ,:\"'(–-]{{1,3}}{_POLITE}$")

    @cached_property
    def on_paper(self) -> Pattern:
        """Numbers and papers that lead to a patient, near a name."""
        return re.compile(piece("papers"))

    @cached_property
    def patient_right_before(self) -> Pattern:
        """The very word right before the name; a post that stands later in the sentence is another's."""
        return re.compile(r"\b(?:our|former|lovely|young|brave) patients?,? $")

    @cached_property
    def on_a_list(self) -> Pattern:
        """Papers in which only patients are named."""
        return re.compile(rf"\b(?:{piece('lists')})\b")

    @cached_property
    def made_up(self) -> Pattern:
        """Words that make a person one of an invented story; invented names alone hide somebody who lives.

        People who are "made up" are glad, and a family may be made up of four nurses.
        """
        story = r"(?:story|stories|case|example|scenario|letter)"
        someone = r"(?:character|characters|patient|resident|family|figure)"
        made_up = r"made[- ]up(?! (?:of|by|with|for|about|when|that|to)\b)"
        invented = r"(?:invented|fictional|fictitious|imaginary|imagined)"
        who = (
            r"(?:patient|resident|person|character|man|woman|boy|girl|family|nurse|child|case|carer|pensioner"
            r"|[0-9]{1,3}[ -]year[ -]old)"
        )
        be = r"(?:is|are|was|were) (?:\w{3,12} )?"
        unreal = r"(?:isn't|aren't|is not|are not|wasn't|was not) (?:actually |really )?real"
        return re.compile(
            rf"\b{story}\b[^.!?]{{0,30}} {be}(?:{made_up}|{invented})\b|\b{someone}\b[^.!?]{{0,30}} {be}{invented}\b"
            rf"|\ban? (?:made[- ]up|{invented}|pretend|cartoon|animated) (?:\w{{2,14}} )?{who}\b"
            rf"|\bnot a real (?:patient|person)\b"
            rf"|\b(?:he|she|they|{story}|{someone}) {unreal}(?= ?(?:[.,;!?)]|but\b|and\b|though\b|$))"
        )

    @cached_property
    def thing_before(self) -> Pattern:
        """A thing, a plant or an animal right before the name that people gave it."""
        things = (
            r"(?:robot|cactus|plant|van|bus|minibus|boat|skeleton|mannequin|manikin|dummy|bear|teddy|dog|cat|pony|horse"
            r"|rabbit|guinea pig|hamster|tortoise|parrot|chicken|hen|goat|sheep|donkey|owl|pigeon|seagull|gull|fox"
            r"|hedgehog|tree|drone|machine|scanner|hoover|mascot|puppet|snowman|scarecrow|pumpkin|gnome|goldfish|fish"
            r"|storm|app|chatbot|printer|kettle|fridge|simulator)"
        )
        return re.compile(rf"\b{things},? (?:is |was |has been |we )?(?:called|named|nicknamed|christened) $")

    @cached_property
    def spoken_to(self) -> Pattern:
        """Words right before the name of somebody who is spoken to."""
        who = r"dear|hi|hello|hey|sorry[\w ,']{0,40}|thanks|thank you|morning|afternoon"
        return re.compile(rf"\b(?:{who}),? $")

    @cached_property
    def told(self) -> Pattern:
        """What only a patient is told."""
        return re.compile(rf"\b(?:your|ur) (?:\w{{2,14}} ){{0,2}}(?:{piece('told')})\b")

    @cached_property
    def errand(self) -> Pattern:
        """What is said in a note about somebody, right after the name."""
        kin = rf"'s? (?:{piece('kin')}|famil(?:y|ies))\b"
        return re.compile(rf"{kin}|,?(?: (?:who|also|still|just|now))? (?:{piece('errands')})\b")

    @cached_property
    def errand_before(self) -> Pattern:
        """What stands in a note right before the name."""
        whose = r"(?:my|your|her|his|our|their|the) (?:late |dear |lovely |poor |little )?"
        kin = rf"{whose}(?:{piece('kin')}|boy|girl|baby),?"
        return re.compile(rf"\b(?:{kin}|{piece('errands_before')}) (?:mr |mrs |ms |miss )?$")

    @cached_property
    def scene(self) -> Pattern:
        """Where patients are seen and how they are, anywhere in the sentence."""
        return re.compile(rf"\b(?:{piece('scene')})\b")

    @cached_property
    def caring(self) -> Pattern:
        """Words of illness and care, anywhere in the sentence or the next."""
        ill = rf"(?<!hearing )(?<!walking ){any_of('conditions')}\b(?![ -](?:{piece('generic')})\b)"
        return re.compile(rf"\b(?:{piece('caring')}|{ill})\b")

    @cached_property
    def english(self) -> Pattern:
        """Words without which hardly an English sentence is made: names are found less surely in other languages."""
        return re.compile(
            r"\b(?:the|an?|is|was|to|of|in|and|for|on|has|her|his|with|at|our|my|we|by|from|'s)\b"
        )

    @cached_property
    def greeting(self) -> Pattern:
        """Words with which colleagues and guests are named, and patients as well."""
        return re.compile(rf"\b(?:{piece('greeting')})\b")

    @cached_property
    def occasion(self) -> Pattern:
        """Words of events and of work, which name guests and colleagues."""
        return re.compile(rf"\b(?:{piece('occasion')})\b")

    @cached_property
    def on_the_unit(self) -> Pattern:
        """A ward or a unit right after a name: a patient's or a colleague's."""
        place = r"(?:[\w&-]{2,16} ){0,2}(?:ward|unit|bay|icu|hospice|clinic|bed)"
        return re.compile(rf",? (?:from|of|on|in) (?:the|our) {place}\b|,? (?:on|in) bed \w")

    @cached_property
    def aged(self) -> Pattern:
        """An age right after a name."""
        return re.compile(
            rf",? ?\((?:aged? )?\d{{1,3}}{_YEARS}?\)|,? (?:now |just |only )?(?:aged? \d{{1,3}}\b|\d{{1,3}}{_YEARS})"
            r"|, (?:now |just |only )?\d{1,3}(?:,|\.?$| from| who| was| has)"
            rf"|,? (?:who )?(?:is|was) (?:only |just )?(?:\d{{1,3}}|{_FEW})\b(?! ?%| of| in)"
        )

    @cached_property
    def aged_before(self) -> Pattern:
        """An age right before a name."""
        age = r"(?:\d{1,3}[- ](?:year|month|week|day)s?[- ]old|aged? \d{1,3},?)"
        return re.compile(rf"\b{age}(?: [\w'-]{{1,15}}){{0,3}}[ ,]{{1,2}}$")

    @cached_property
    def in_care(self) -> Pattern:
        """Somebody's illness or care, anywhere in the name's sentence; not that of people at large."""
        ill = rf"{_OTHERS}\b(?:{piece('owner')}) {_KINDS}{any_of('conditions')}\b(?![ -](?:{piece('generic')})\b)"
        done = r"\b(?:was|were|is|been|being) (?:\w{2,12}ly )?(?:admitted|diagnosed|treated|discharged"
        done += (
            r"|operated on|sectioned|resuscitated|rushed to|airlifted|brought in|cared for|looked after)\b"
        )
        one = r"\b(?:our|the|an?|this|former|my|one) (?:[\w,'-]{2,14} ){0,3}"
        one += r"(?:patient|resident|service user|inpatient)\b"
        one += rf"(?! ?(?:{piece('at_large')})\b)"
        return re.compile(rf"{ill}|{done}|{one}|{piece('in_care')}")

    @cached_property
    def goes_on(self) -> Pattern:
        """How the next sentence begins when it makes a patient of whom this one names."""
        been = r"(?: (?:was|is|has|had|has been|had been|have been|sadly|also|now|only|just|\w{3,12}ly)){0,3}"
        has = rf"(?:[\w'-]{{1,16}} ){{0,3}}?{any_of('conditions')}"
        return re.compile(
            rf" ?(?:s?he|they|her|his|this patient)(?:'s)?{been} (?:{piece('cared')}|{piece('does')}|{has})\b"
        )

    @cached_property
    def post_before(self) -> Pattern:
        """A post or calling right before a name, or a credit."""
        of_the = r"(?: (?:of|for) (?:[\w&-]{2,16} ){0,3}[\w&-]{2,16})?(?: (?:called|named|is|was|by|with))?"
        then = r"[ ,:(\"'-]{1,4}(?:(?:mr|mrs|ms|miss|dr|our|the|your|new|is|prof|professor)\.? ){0,2}$"
        return re.compile(rf"\b(?:{any_of('roles')}|ward \w{{1,3}} sister)(?:'s|s)?{of_the}{then}|{_CREDIT}")

    @cached_property
    def post_after(self) -> Pattern:
        """A post or calling right after a name."""
        link = r"(?: \([^)]{1,20}\))?(?: ?[,:(|/] ?| - | \| | )"
        more = rf"(?:{_NO_POST}[\w&+'-]{{1,18}} ){{0,5}}?"
        return re.compile(
            rf"{link}{_NEW}{more}{any_of('roles')}\b(?!s? (?:said|told|saw|saved|looked|helped))"
            r"|,? who (?:looks after|cares for|treats|nurses) (?:[0-9]+|our|the)"
            r" (?:patients|people|babies|residents|ward)"
        )

    @cached_property
    def desk(self) -> Pattern:
        """Where somebody works, right after a name: "Sandra in HR"."""
        return re.compile(rf",? (?:in|from|at|on) (?:the |our )?(?:{piece('desks')})\b")

    @cached_property
    def medicine(self) -> Pattern:
        """Words that end as the names of medicines do."""
        return re.compile(rf"(?:{piece('medicines')})")

    @cached_property
    def acts(self) -> Pattern:
        """What people in a post, helpers and guests do, right after their name."""
        then = r"(?: who| and| will| has| have| is| also| recently| kindly| proudly| our){0,3}"
        return re.compile(rf"(?: \([^)]{{1,30}}\))?,?{then} (?:{piece('acts')})\b")

    @cached_property
    def site(self) -> Pattern:
        """What makes a name that of a place or a thing; on the text as typed."""
        words = "|".join(
            f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in sorted(listed("sites"))
        )
        return re.compile(rf"(?:['’]s?)?(?: (?:&|and|of|[A-Z][\w'’-]{{0,20}})){{0,3}} (?:{words})\b")


@cache
def cues() -> Cues:
    """Return the patterns."""
    return Cues()
