"""How Italian asks, and what its answers look like."""

from rag.language.capitals import NAMED
from rag.language.language import Asking, parse_words

ASKING = Asking(
    openers=parse_words("chi cosa quale quali quando dove perche quanto quanti quanta quante"),
    telling=parse_words(
        """
        che ha hanno detto il lo gli della dello delle degli dei nel nella sul sulla con tra fra sono era erano
        stato stata posto di da al alla secondo una uno e
        """
    ),
    function=parse_words(
        """
        a ad ai al alla alle agli anche ancora avere aveva c che chi ci come con cui d da dal dalla dai de dei del
        dell di dopo dove e ed era essere fa fare fu ha hanno i il in io l la le li lo loro ma mi nei nel nell nella
        nelle no noi non o ogni per piu poi prima pu puo quale quello questa questo qui se sei senza si sia sono sta
        su sua sue suo sul sulla tra tutti tutto un una uno va verra viene
        """
    ),
    answer_types={
        "age": r"\bquanti anni ha\b|\bche eta\b",
        "duration": r"\bquanto (?:tempo|dur)|\bquant[ie] (?:secondi|minuti|ore|giorni|settimane|mesi|anni)\b",
        "percent": r"\b(?:percentuale|per cento)\b",
        "money": r"\bquanto (?:costa|costo|denaro)|\bqual e il (?:nuovo )?prezzo\b",
        "number": r"\bquant[oaie]\b",
        "date": r"\bquando\b|\b(?:che|quale|in che) (?:anno|giorno|data|mese)\b",
        "person": r"\bchi\b",
        "name": r"\bdove\b|\b(?:che|quale) (?:citta|paese|stato|azienda|squadra|partito)\b",
    },
    numbers=(
        r"\b(?:due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|venti|trenta|cento|mille"
        "|mila|milion|miliard|meta)"
    ),
    durations=r"\b(?:second|minut|or[ae]\b|giorn|settiman|mes[ei]\b|ann[oi]\b)",
    days=(
        r"\b(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre"
        "|dicembre|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|ieri|oggi|domani)"
    ),
    why=r"\bperche\b",
    because=r"\b(?:perche|poiche|motivo|ragione|causa|affinche|dovuto)\b",
    names=NAMED,
    capital_is_name=True,
)
