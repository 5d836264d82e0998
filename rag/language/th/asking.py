"""How Thai asks, and what its answers look like."""

from rag.language.language import Asking, parse_words

ASKING = Asking(
    unparted=parse_words(
        """
        ใคร อะไร เมื่อไหร่ เมื่อไร เมื่อใด ที่ไหน ทำไม อย่างไร ยังไง เท่าไหร่ เท่าไร กี่ ไหน ใด หรือไม่ ไหม คือ เป็น
        ที่ และ ของ ใน ได้ จะ
        """
    ),
)
