"""How often languages write which letters: what decides between code pages, in which a byte is another letter.

LETTERS: occurrences in 100,000 letters, without ASCII and capitals. WORDS: frequent words of ASCII alone. The strings
below hold the characters of a writing system from the most frequent one on. English, Estonian, Albanian and traditional
Chinese are written from knowledge of their spelling; the others are counted over the word lists of wordfreq 3.1.1 by
R. Speer, whose data are CC BY-SA 4.0: no list is copied, only what is counted over them.
"""

LETTERS = {
    "en": "é6 è1 ï1 ü1 ö1 á1 í1 ó1 ñ1 ç1 ê1 ä1 ô1 à1",
    "es": "ó577 í494 á405 é276 ñ173 ú117 ü4",
    "fr": "é1996 à489 è328 ê181 ç130 ô50 â31 î30 ù28 û23 œ13 ï8 ë4",
    "de": "ü631 ä466 ö266 é3",
    "it": "è298 à197 ù99 ò69 é53 ì52",
    "pt": "ã843 é572 ç513 á418 í254 ê212 ó202 ú99 õ97 à76 â35 ô28",
    "nl": "é41 ë40 ï8 è4 ó3",
    "ca": "é584 ó490 à363 í282 è279 ò224 ç112 ú105 ï34 ü25 á8 ñ4",
    "da": "å1378 æ846 ø798 é21",
    "nb": "å2022 ø857 æ234 é10",
    "sv": "ä2646 å2049 ö1449 é13",
    "fi": "ä4855 ö464",
    "is": "ð3579 í2086 á1987 þ1372 ó783 æ762 ö713 ú678 é634 ý189",
    "pl": "ł1454 ę1290 ż980 ą885 ó767 ś716 ć516 ń157 ź71",
    "cs": "í2837 á2200 ě1674 ž1157 ř1068 é992 č904 š839 ý808 ů453 ú117 ň56 ď43 ť41 ó24",
    "sk": "á1900 ž1067 č1043 ý1009 í1005 š892 é776 ú762 ť705 ľ441 ô236 ď187 ň142 ó112 ä94 ĺ13 ŕ7",
    "hu": "é3128 á2780 ö941 ó795 ő731 ü476 í475 ú293 ű158",
    "ro": "ă2789 ș1181 î1146 ț978 â513 ã4 ş1181 ţ978",
    "sl": "č1401 š993 ž623",
    "sh": "š948 č727 ž558 ć463 đ189",
    "lt": "ė1516 ų1265 š1175 ž869 ą735 į610 ū512 č347 ę174",
    "lv": "ā3984 ī1874 ē1699 š960 ū580 ņ446 ļ350 ž175 ķ109 ģ94 č72",
    "tr": "ı4162 İ300 ü1776 ş1491 ç1173 ğ910 ö762 â18 î3",
    "et": "ä1050 õ980 ü650 ö190 š8 ž4",
    "sq": "ë7000 ç400",
    "ru": (
        "о10814 е8336 а7942 и7343 н6562 т6357 с5497 р4857 в4601 л4086 к3489 м3094 д3031 п2788 у2481 я1988 ы1857 г1698 "
        "ь1676 б1668 з1579 ч1434 й1265 ж926 х895 ш655 ю619 ц489 э361 щ333 ф309 ё78 ъ31"
    ),
    "uk": (
        "о9374 а8428 н7061 і5747 и5710 в5295 т5235 е4963 р4952 с4005 к3877 у3521 д3408 л3191 м2940 п2815 з2286 я2215 "
        "ь1722 б1697 г1458 й1200 ч1139 ц979 х977 ж908 ї870 ю762 ш724 щ582 є544 ф276 ы19 э8 ґ3"
    ),
    "bg": (
        "а12781 о8920 е8915 и8834 т7214 н7005 с5307 в4681 р4652 д3562 к3539 л2992 м2879 п2658 з2222 я1765 ъ1670 г1540 "
        "б1482 ч1333 у1251 щ750 ж732 й603 ц564 х463 ш430 ф279 ю120 ь17 ѝ4 і3"
    ),
    "mk": (
        "а13813 о10729 е9501 и8729 н6887 т6655 с4704 р4403 д4401 в4212 к3789 м2878 л2725 п2543 у2083 г1784 ј1774 з1740 "
        "б1488 ш1119 ч758 ц660 ж561 ќ451 ф309 њ283 ѓ143 х139 џ39 љ16 ѕ9 ѐ5 ѝ4"
    ),
    "el": (
        "α10128 τ8124 ο7922 σ5081 ς2500 ι6814 ε6808 ν6236 ρ3837 π3748 κ3679 μ3577 η3552 υ3229 λ2711 ί2342 ά2214 ό2054 "
        "έ1891 γ1751 δ1604 ω1328 ή1248 χ1168 θ1056 ύ869 φ744 ώ652 β593 ξ361 ζ333 ψ127 ϊ25"
    ),
    "he": (
        "י11161 ו10495 ה8740 ל7316 א6056 ת5611 ר5384 ב5101 מ5040 ש4861 נ3255 ע3127 ם3103 ד2648 כ2458 ח2417 ק2040 פ1843 "
        "ס1514 ג1357 ן1331 צ1207 ז1179 ט1120 ך605 ף234 ץ134"
    ),
    "ar": (
        "ا14257 ل11473 ي7767 م6633 ن5648 و5008 ر4376 ت4201 ع3523 ب3512 د3006 ة2899 ه2649 ف2597 ك2375 س2350 أ2156 ق2123 "
        "ح1891 ج1388 ى992 ش951 ص948 ط870 خ854 ذ793 إ776 ض624 ث588 ز553 غ405 ئ361 ء356 ظ230 آ124 ؤ99"
    ),
    "fa": (
        "ا13908 ی8418 ر8294 ن7019 د6780 ه6737 و6263 م6180 ب4860 ت4830 س3121 ک3033 ش2659 ل2610 ز2185 ف1399 خ1370 گ1271 "
        "ع1184 ق1147 ج1035 ح895 پ700 آ590 چ541 ط519 ص509 ي323 ض216 غ188 ظ161 ذ148 ث143 ئ91 ك89 ژ73 أ16 ى10 ء7 ؤ5"
    ),
}

WORDS = {
    "en": "the to and of in is for that you it on with this was be as are have at he not by but from",
    "es": "de la que el en los no un se por es del las con una para lo su al como me si pero te",
    "fr": "de la le et les est en des un que pas une du il pour dans je qui au ce sur qu par on",
    "de": "die der und in das ich ist nicht zu den von mit es ein auf im sie eine sich auch dem des als er",
    "it": "di che il la in non un per del una le si con della da sono ma al ha come dei se nel mi",
    "pt": "de que do em da para um uma com no se na por os eu como as mais dos mas foi ao me ser",
    "nl": "de van het een en in is op ik dat voor je te met niet zijn die als er maar om aan hij ook",
    "ca": "de la que el en per del un les els una no amb va al es ha com dels hi ser aquest si tot",
    "da": "og er af det at en til jeg har for ikke med den der de du kan som et var vi om han fra",
    "nb": "og er det som til en av for ikke med har jeg at de du om den vi fra var kan et men han",
    "sv": "det att och jag en inte som med har av om du till den de ett kan vi men man var ska nu vad",
    "fi": "ja on ei se oli mutta ole kun niin jos ovat voi nyt sen kuin tai en joka olla vain jo kanssa sitten kaikki",
    "is": "og er sem til en af hann um ekki var fyrir eru eftir svo hefur vera hafa upp ef eins fram voru yfir allt",
    "pl": "nie na to do jest jak ale co tak za od po dla tym czy przez tego ma tylko mi mnie ze bo ja",
    "cs": "se na je to si do jsem ale tak pro ve za co jako jak po by od jsou mi jen nebo byl bude",
    "sk": "sa na je to ako aj si do som ale po za tak od bol by pre ak alebo nie sme ich len vo",
    "hu": "az nem hogy egy is de meg csak ha van volt ez vagy kell el ki azt most akkor mint ezt minden mert magyar",
    "ro": "de la din pe cu nu mai un este care pentru se au ce fost ca al am sunt fi si va lui dar",
    "sl": "je in na se da so za ki pa tudi lahko ne kot po iz bi bo od tako to pri ali bil do",
    "sh": "je da se na od za su ne sa iz to kao godine koji kako bi ali nije po do sve bio ili sam",
    "lt": "ir kad su yra tai kaip ar buvo savo tik bet nuo ne apie taip lietuvos kai labai per dar gali jau po iki",
    "lv": "un ir ar par ka no uz kas vai bet es nav to tas man ja lai bija ko tikai tad kad var jau",
    "tr": "ve bir bu de da ile ne daha en gibi olarak her kadar olan ben var ama sonra ki iyi yok ya sen yeni",
    "et": "ja on ei et see oli ka ta kui ning mis aga oma eesti",
    "sq": "dhe me se nga nje ne qe per ka do ku te",
}

SIMPLIFIED = (
    "的是一在不人有了我国这为中个大会们他来和年上以要到时对么能你就发可地生家出也说于学后成与过行用日多自"
    "现都没作下得开经还法动好方而公子事分之民主里政看吗本月所天新业同全定部最其进如前机美那当工关实小被但"
    "因长样理等什道去些面很心间区内电然力起体只着从并者高加想文问种员重及点将意合产三外由市无女已制网第情"
    "场名应西代正表真此位题相明资计建利系化期特性度果次给让两通教任比该东活手世提或使她物数立认怎知结入更"
    "总务话斯统目社展战做设安别信影己受解军司回把保平常见向海变报治台爱品北何接界论组件权选府议少它共运车"
    "至记又原金身式老路决科联视口处各持站量交万直反南打据基始再快水门十感程导传院才放今术强元完号图规改管"
    "划亚领际单头二尔需布达队片求非历每书指马广党几太先带游城办球色觉义级师专类约集告技团取儿参克史服格候"
    "调包请德必拉乐许造确气难吧收证称语山死线示条像流命根则近济京听英士价推标举争友干支委四续况准形男望官"
)

TRADITIONAL = (
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種"
    "面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本"
    "去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比"
    "或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總"
    "次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做"
    "必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權"
    "收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信"
    "馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連"
    "斷深難近礦千週委素技備半辦青省列習響約支般史感勞便團往酸歷市克何除消構府稱太準精值號率族維劃選標寫存"
    "候毛親快效斯院查江型眼王按格養易置派層片始卻專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴"
)

KANJI = (
    "人日大本出見一分時事中言思年行間気生自方上会子今前者的入月手国作合来何女全最無場動用目後発学話定当理"
    "高感性部地回新画使下実私物体知通力家同名対度業良多持開代金意内長関変所数戦要外社以取化明現食法結心世"
    "不好成俺楽味考能小立機書初面期少様田付違先員車山市解問連報近安番記加公売仕神教界特主表信東品電聞選終"
    "題悪必正二強男続真死道料決語他可野確文相美情水向切愛身受円集別始達彼元在活買着重三引位過有次海保経送"
    "点原利調制万白式第屋限設民直起待勝組得果店込運色放県指約流予置認読状参京政川応音誰口校島系残件産配天"
    "平想進常計素優欲由空議説際像風落士止然足単伝映線消早務演声格友係反殺質夫頭葉木和飲北乗供治転僕撃登交"
)

KANA = (
    "のいてなにたしでるとはがかっをすーもらうんれまだこンりくあよさけきそスイトやおどえルわちッラリめつク"
    "アねじせみゃろタドレロシばカマジフプコメバムテチキグサずょごブャオニデパィナウビエほュダべミげへセツ"
    "ズョハモネベガポぎボェケワノソびピむぶホぞゲぐァひヤペぁゴぜざギザゆぱヒふォぼづぇユぬヘゼヨぽヴヶゾ"
    "ゅぉヌぷぴゥぅぺぃヲヵヮぢ"
)

HANGUL = (
    "이다는에하고가을지의로서은아한어도기사니있를나해리시그요인들자일게대라으스수만보제면정주전부여거과장"
    "했상안마구었데오야내원우신적것성국되세위와무할동생소트드모미진문중말화공까러비습간없분조저입개터유계"
    "치월같경회선년때연실바음관용더명학네영교당작좋방려않합래발건된단재며각운금람행남물알차등통번르던두타"
    "후프겠체크랑식히너산역버임호포예결반잘님함심속업본레파직디감처런카못노았군받배매출양표피살든현많른법"
    "달난집민설였최형또불력키천걸강날울테싶청루종언약애코점워토추준께질외근태올참격렇름친초늘권온린따록목"
    "복새료편능열판별맞변메머티항필왜술누절확느특먹줄평씨럼브길급란돌박증송손뭐죽독죠좀즈론활막찾존곳될순"
)
