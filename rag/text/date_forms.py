"""How days are written: months and weekdays in the languages of the news, and the orders of their parts.

Only forms that can mean one day alone. "05/03/2024" is none of them: see `rag.text.day_order`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

EARLIEST_YEAR = 1800  # newspapers older than that are not what people load, and "1609" in an address is a number

# The twelve months of a language, a month's names parted by "|". A name that is another month elsewhere is left out:
# "listopada" is November in Polish and October in Croatian.
_MONTHS_BY_LANGUAGE: Mapping[str, str] = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
    "october|oct november|nov december|dec",
    "de": "januar|jänner|jän februar|feber märz|mär|maerz april mai juni juli august september oktober|okt november "
    "dezember|dez",
    "fr": "janvier|janv février|févr|fév|fevrier|fevr mars avril|avr mai juin juillet|juil août|aout septembre octobre "
    "novembre décembre|déc|decembre",
    "es": "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre "
    "diciembre|dic",
    "pt": "janeiro fevereiro|fev março|marco abril|abr maio|mai junho julho agosto|ago setembro|set outubro|out "
    "novembro dezembro|dez",
    "it": "gennaio|gen febbraio|febbr marzo aprile maggio|mag giugno|giu luglio|lug agosto|ago settembre|sett "
    "ottobre|ott novembre dicembre|dic",
    "nl": "januari februari maart|mrt april mei juni juli augustus september oktober|okt november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober|okt november december",
    "da, no": "januar februar marts|mars april maj|mai juni juli august september oktober|okt november december|des",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "pl": "stycznia|sty lutego|lut marca kwietnia|kwi maja czerwca|cze lipca|lip sierpnia|sie września|wrz "
    "października|paź _ grudnia|gru",
    "cs": "ledna února března dubna května června července srpna září října _ prosince",
    "ro": "ianuarie|ian februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "tr": "ocak şubat|subat mart nisan mayıs|mayis haziran temmuz ağustos|agustos eylül|eylul ekim kasım|kasim "
    "aralık|aralik",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "ru": "января|янв февраля|февр|фев марта|мар апреля|апр мая июня|июн июля|июл августа|авг сентября|сент|сен "
    "октября|окт ноября|нояб|ноя декабря|дек",
    "uk": "січня|січ лютого|лют березня|бер квітня|квіт травня|трав червня|черв липня|лип серпня|серп вересня|вер "
    "жовтня|жовт листопада грудня|груд",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου "
    "δεκεμβρίου",
    "ar, of Egypt": "يناير فبراير مارس أبريل|ابريل|إبريل مايو يونيو|يونيه|يونية يوليو|يوليه|يولية أغسطس|اغسطس سبتمبر "
    "أكتوبر|اكتوبر نوفمبر ديسمبر",
    "ar, of the Levant": "كانون_الثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب|اب أيلول|ايلول "
    "تشرين_الأول|تشرين_الاول تشرين_الثاني كانون_الأول|كانون_الاول",
    "ar, of the Maghreb": "جانفي فيفري _ أفريل ماي جوان جويلية أوت _ _ _ _",
    "hi": "जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
}


def _numbered(names: str) -> dict[str, int]:
    months = enumerate(names.split(), start=1)
    return {name.replace("_", " "): number for number, same in months for name in same.split("|") if name != "_"}


MONTHS: Mapping[str, int] = _numbered(_MONTHS_BY_LANGUAGE["en"])
_MONTHS_OF_ALL: Mapping[str, int] = {
    name: number for names in _MONTHS_BY_LANGUAGE.values() for name, number in _numbered(names).items()
}
# By the point after the day: "12 listopada 2023" is Polish, and November, "12. listopada 2023." Croatian, and October.
_POLISH_NOVEMBER = ("listopada", "lis")

_WEEKDAYS_OF_ALL = (
    "mon tue tues wed thu thur thurs fri sat sun "
    "monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles miercoles jueves viernes sábado sabado domingo "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag "
    "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela "
    "pondělí úterý středa čtvrtek pátek neděle "
    "luni marți marţi miercuri joi vineri sâmbătă duminică "
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar "
    "senin selasa rabu kamis jumat sabtu minggu "
    "понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье пн вт ср чт пт сб вс "
    "понеділок вівторок середа четвер п'ятниця п’ятниця субота неділя "
    "الإثنين الاثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد "
    "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार"
)
_CJK_WEEKDAY = r"(?:星期|周|週|礼拜)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일"


def one_of(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first, as a whole word."""
    return rf"(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\w)"


MONTH = rf"(?:{one_of([*_MONTHS_OF_ALL, *_POLISH_NOVEMBER])}\.?)"
WEEKDAY = (
    rf"(?:{one_of(_WEEKDAYS_OF_ALL.split())}\.?|{_CJK_WEEKDAY}|[（(][月火水木金土日一二三四五六월화수목금토일][)）])"
)
_ORDINAL = r"(?:st|nd|rd|th|er|º|°|ª|:?e)?\.?"
_OF = r"(?:\s(?:of|de|del|d['’])(?!\w))?"  # "12 de junio de 2023", "12th of June"
_BEFORE_YEAR = r"(?:,?\s(?:de|del|năm)|,)?"
# Arabic papers give both names: "12 يونيو/حزيران 2023".
_TWO_NAMES = r"(?:\s?/\s?[^\W\d_]{2,12}(?:\s[^\W\d_]{2,12})?)?"
_AFTER_YEAR = r"(?:\s?(?:г|р|r)\.(?!\w)|\s(?:года|году|року)(?!\w))?"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # the year before the first of each

# Each is one way to write a day, with the groups y, m and d. `\d` is a figure of any script, and int() reads them all.
WRITTEN = (
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)",
    r"(?P<y>\d{4})[/.]\s?(?P<m>\d{1,2})[/.]\s?(?P<d>\d{1,2})(?!\d)\.?",
    r"(?P<y>\d{4}|(?:令和|平成|昭和|民國|民国)\s?(?:\d{1,3}|元))\s?(?:年|년)\s?(?P<m>\d{1,2})\s?(?:月|월)\s?(?P<d>\d{1,2})\s?(?:日|號|号|일)",
    rf"(?P<d>\d{{1,2}})(?P<o>{_ORDINAL}){_OF}[\s/-]?(?P<m>{MONTH}){_TWO_NAMES}{_BEFORE_YEAR}[\s/-]?(?P<y>\d{{4}})(?!\d){_AFTER_YEAR}",
    rf"(?P<m>{MONTH})\s(?P<d>\d{{1,2}})(?P<o>{_ORDINAL}),?\s(?:de\s)?(?P<y>\d{{4}})(?!\d)",
    rf"(?P<y>\d{{4}})(?:\.|-)\s?(?P<m>{MONTH})[\s-](?P<d>\d{{1,2}})(?!\d)\.?",  # Hungarian, and 2023-Jun-12
    r"ngày\s(?P<d>\d{1,2})\s?(?:tháng\s?|/)(?P<m>\d{1,2})\s?(?:năm\s?|/)(?P<y>\d{4})(?!\d)",
)
DAY = rf"(?:{'|'.join(re.sub('[(][?]P<.>', '(?:', pattern) for pattern in WRITTEN)})"
_FORMS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in WRITTEN)


def day_at(text: str, start: int = 0) -> tuple[date, int] | None:
    """The day that is written at `start`, and where it ends."""
    for form in _FORMS:
        if (match := form.match(text, start)) and (found := from_parts(match)):
            return found, match.end()
    return None


def days_in(text: str) -> Iterator[tuple[int, date]]:
    """The days that are written in a text, with where each begins."""
    for match in _ANY.finditer(text):
        if found := day_at(text, match.start()):
            yield match.start(), found[0]


def from_parts(match: re.Match[str]) -> date | None:
    """The day that the groups y, m and d name."""
    month, year = month_number(match["m"], "." in (match.groupdict().get("o") or "")), _year(match["y"])
    return day_of(year, month, int(match["d"])) if month else None


def month_number(word: str, ordinal: bool = False) -> int | None:
    """Of a month's name or number; `ordinal` is a point after the day before it."""
    name = " ".join(word.casefold().replace("i\u0307", "i").rstrip(".").split())
    if name in _POLISH_NOVEMBER:
        return None if ordinal else 11
    return int(name) if name.isdecimal() else _MONTHS_OF_ALL.get(name)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return plausible(date(year, month, day))
    except ValueError:
        return None


def plausible(day: date) -> date | None:
    """Tomorrow is allowed: it is already tomorrow where some outlets are."""
    return day if day.year >= EARLIEST_YEAR and day <= date.today() + timedelta(days=1) else None


def _year(word: str) -> int:
    era = word[:2]
    if era not in _ERAS:
        return int(word)
    number = word[2:].strip()
    return _ERAS[era] + (1 if number == "元" else int(number))


_ANY = re.compile(rf"(?<!\w){DAY}", re.IGNORECASE)
