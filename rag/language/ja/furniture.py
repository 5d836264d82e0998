"""Page furniture of Japanese: lines that a page has beside its article."""

from collections.abc import Mapping

FURNITURE: Mapping[str, str] = {
    "advertisement": r"広告|スポンサーリンク|[\[【(（]?pr[\])】）]?",
    "picture_credit": r"(?:写真|画像)(?:提供)?[:：=＝].{1,60}",
    "read_more": r"(?:関連記事|あわせて読みたい|続きを読む|もっと見る|【関連】)(?:[:：].{1,160}|\W{0,3})",
    "share": r"(?:この記事を)?シェア(?:する)?|ツイート|リンクをコピー|印刷(?:する)?",
    "rights": r"(?:©.{0,60})?無断(?:転載|複製).{0,40}禁.{0,30}",
    "navigation": r"(?:本文|コンテンツ)へ(?:スキップ|移動).{0,10}|ログイン|トップへ戻る|会員登録",
    "other_stories": r"(?:関連(?:記事|ニュース)|あわせて読みたい|おすすめ(?:記事)?|人気記事|アクセスランキング)\W{0,3}",
}
