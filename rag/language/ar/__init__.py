"""Arabic."""

from rag.language.ar.asking import ASKING
from rag.language.ar.furniture import FURNITURE
from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="ar",
    name="Arabic",
    script="ARABIC",
    calendar=Calendar(
        months=parse_names(
            """
            يناير|كانون_الثاني|جانفي فبراير|شباط|فيفري مارس|آذار|اذار أبريل|ابريل|إبريل|نيسان|أفريل
            مايو|أيار|ايار|ماي يونيو|يونيه|يونية|حزيران|جوان يوليو|يوليه|يولية|تموز|جويلية
            أغسطس|اغسطس|آب|اب|أوت سبتمبر|أيلول|ايلول أكتوبر|اكتوبر|تشرين_الأول|تشرين_الاول
            نوفمبر|تشرين_الثاني ديسمبر|كانون_الأول|كانون_الاول
            """
        ),
        weekdays=parse_names("الإثنين|الاثنين الثلاثاء الأربعاء|الاربعاء الخميس الجمعة السبت الأحد|الاحد"),
    ),
    asking=ASKING,
    furniture=FURNITURE,
    neighbouring_year="العام (?:الماضي|المقبل|القادم)|السنة الماضية",
)
