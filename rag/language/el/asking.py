"""How Greek asks, and what its answers look like."""

from rag.language.capitals import NAMED
from rag.language.language import Asking, parse_words

ASKING = Asking(
    function=parse_words(
        """
        ποιοσ ποια ποιο ποιοι ποιουσ ποιεσ ποτε που πωσ γιατι ποσοι ποσεσ ποσα ποσο ποση τι ο η το οι τα τον την του
        τησ των τουσ τισ και να για με σε στο στη στην στον απο ειναι ηταν εχει ειχε θα δεν μια ενα ενασ
        """
    ),
    names=NAMED,
    capital_is_name=True,
)
