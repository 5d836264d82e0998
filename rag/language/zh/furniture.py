"""Page furniture of Chinese: lines that a page has beside its article."""

from collections.abc import Mapping

FURNITURE: Mapping[str, str] = {
    "advertisement": r"广告|廣告|赞助内容",
    "picture_credit": r"(?:图片来源|圖片來源|图源|摄影)[:：].{1,60}",
    "read_more": (
        r"(?:相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|更多阅读|阅读更多|閱讀更多|点击查看更多)"
        r"(?:[:：].{1,160}|\W{0,3})"
    ),
    "share": r"分享到?(?:[:：].{0,60}|微信|微博|朋友圈| ?\w{0,10})?|打印本页|复制链接",
    "rights": r"(?:©.{0,60})?(?:版权所有|版權所有).{0,80}",
    "navigation": r"(?:责任编辑|責任編輯|编辑|編輯|责编|校对)[:：].{1,30}|返回(?:首页|顶部)|跳到主要内容|登录|登入",
    "other_stories": (
        r"(?:相关(?:阅读|新闻|报道|文章)|相關(?:閱讀|新聞|報導)|热门(?:新闻|文章)|推荐阅读|猜你喜欢"
        r"|延伸(?:阅读|閱讀))\W{0,3}"
    ),
}
