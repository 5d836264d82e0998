"""Ukrainian."""

from rag.language.language import Calendar, Language, parse_names
from rag.language.uk.asking import ASKING
from rag.language.uk.denying import DENYING
from rag.language.uk.furniture import FURNITURE
from rag.language.uk.numbers import NUMBERS
from rag.language.uk.quoting import QUOTING

LANGUAGE = Language(
    code="uk",
    name="Ukrainian",
    script="CYRILLIC",
    own_signs=r"[їєґі]|\b(?:хто|що|чому|скільки|коли|де|чи)\b",
    stemmer="ukrainian",
    calendar=Calendar(
        months=parse_names(
            """
            січня|січ лютого|лют березня|бер квітня|квіт травня|трав червня|черв липня|лип серпня|серп
            вересня|вер жовтня|жовт листопада грудня|груд
            """
        ),
        weekdays=parse_names("понеділок вівторок середа четвер п'ятниця|п’ятниця субота неділя"),
        on="",
        after_year=r"року|р\.",
    ),
    asking=ASKING,
    furniture=FURNITURE,
    quoting=QUOTING,
    denying=DENYING,
    numbers=NUMBERS,
    neighbouring_year=r"минул\w+ ро[кц]|торік|наступн\w+ ро[кц]",
)
