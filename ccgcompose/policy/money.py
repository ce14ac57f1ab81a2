"""What money, suppliers and public prices look like in the folded view: pieces of patterns that rules share."""

from __future__ import annotations

# An amount of money: £1,200.50, £3.4m, 20 million pounds.
AMOUNT = (
    r"(?:(?:£|€|\$|gbp ?|eur ?)\s?\d(?:[\d,.]{0,13}\d)?(?:\s?(?:k|m|bn|million|billion|thousand)\b)?"
    r"|\b\d(?:[\d,.]{0,13}\d)?\s?(?:k|million|billion|thousand)? ?(?:pounds|quid)\b)"
)
PERCENT = r"\d{1,3}(?:\.\d{1,2})?\s?(?:%|per ?cent\b)"
# A stretch of the same sentence. Full stops are in amounts, so only those before a space end it.
GAP = r"(?:[^.\n!?]|\.(?=\d)){0,60}?"

# Who sells to us: by legal form, by trade, and the names that sell to the NHS most.
SUPPLIER = (
    r"\b(?:ltd|plc|llp|gmbh|suppliers?|contractors?|subcontractors?|vendors?|bidders?|wholesalers?|manufacturers?"
    r"|consultanc(?:y|ies)|consultants? (?:firm|from|charge)|agency|agencies|locums?|provider'?s?|firm|company"
    r"|caterers?|landlord|solutions|technologies|logistics|facilities|pharma|holdings"
    r"|capita|serco|g4s|sodexo|mitie|compass|medirest|iss|ocs|deloitte|kpmg|pwc|mckinsey|accenture|atos|fujitsu"
    r"|palantir"
    r"|emis|tpp|cerner|oracle|optum|virgin care|hcrg|care uk|practice plus|circle health|spire|ramsay|bupa|medacs"
    r"|id medical|pulse|astrazeneca|pfizer|moderna|novo nordisk|roche|novartis|sanofi|gsk|abbvie|microsoft|vodafone|bt"
    r"|boots|lloyds|specsavers|carillion|kier|balfour beatty|laing o'rourke|unipart|dhl|siemens|philips|ge"
    r" healthcare|medtronic)\b"
)

# Money that is meant to be spoken of: prices for the public, gifts, pay as advertised, what was published.
PUBLIC = (
    r"\b(?:prescriptions?|fares?|tickets?|parking|donat\w{0,6}|raised|raising|fundrais\w{0,6}|grants?|appeal"
    r"|charit\w{0,6}"
    r"|legacy|salary|salaries|pro rata|per annum|bands? [1-9]|living wage|lottery|vouchers?|published|publishes"
    r"|contracts finder|find a tender|annual (?:report|accounts|general)|board papers?|meeting in public"
    r"|spending over|transparency|freedom of information|foi|missed appointments?|costs? the nhs|cost to the nhs"
    r"|benefit|pension|council tax|universal credit|bursar\w{0,4}|scholarship|prize|government|minister|treasury)\b"
)
