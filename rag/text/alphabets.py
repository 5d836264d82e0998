"""How the alphabets of the world part words."""

# Characters of a pattern's class: letters of alphabets that put no blank between words: Thai, Lao, Burmese, Khmer,
# kana, Chinese.
UNPARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
