"""How Hebrew asks, and what its answers look like."""

from rag.language.language import Asking, parse_words

ASKING = Asking(
    function=parse_words(
        """
        מי מה מתי איפה היכן למה מדוע כמה איך כיצד איזה איזו אילו האם של את על אל עם לא כן הוא היא הם זה זו כי או גם
        רק היה היתה היו יש אין אשר
        """
    ),
    places=parse_words(
        """
        סין רוסיה אמריקה אוקראינה צרפת גרמניה בריטניה איטליה ספרד טורקיה איראן עיראק סוריה לבנון ירדן מצרים ישראל
        הודו יפן קוריאה קנדה ברזיל מוסקבה קייב וושינגטון לונדון פריז ברלין טהרן דמשק
        """
    ),
)
