"""Turkish."""

from rag.language.language import Calendar, Language, parse_names
from rag.language.tr.asking import ASKING

LANGUAGE = Language(
    code="tr",
    name="Turkish",
    stemmer="turkish",
    calendar=Calendar(
        months=parse_names(
            """
            ocak şubat|subat mart nisan mayıs|mayis haziran temmuz ağustos|agustos eylül|eylul ekim
            kasım|kasim aralık|aralik
            """
        ),
        weekdays=parse_names("pazartesi salı çarşamba perşembe cuma cumartesi pazar"),
    ),
    asking=ASKING,
    neighbouring_year="geçen yıl|gelecek yıl",
)
