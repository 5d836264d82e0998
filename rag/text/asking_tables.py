"""How other languages than English ask: their function words, what their question words want, and what that looks like.

All as `rag.text.letters.fold` has it, but for names: small letters without accents, of ة only ه, of ß only ss. By the
codes of ISO 639-1.
"""

# Words that say how a question is asked and not what it is about, beside those of `rag.text.languages`.
FUNCTION_WORDS = {
    "de": """
        an am bis da dann dass den der die diese dieser dieses doch dort du durften denn ihm ihn ihr hat hier ich in
        ins kann konnte konnten man mehr muss mussen musste noch nur ob ohne schon sein seiner seinem sei selbst so
        soll sollen sollte sollten sondern sowie um uns unter wir wegen weil wenn will wollen wollte worden wobei
        wodurch worauf woran woraus worin wovon wozu wie vor wird wurde ab aber alle allem allen aller alles andere
        etwas etwa jeder jede jedes jene kein keine welchem
    """,
    "fr": """
        a ai ainsi alors ans apres aussi avant avoir ce cela celle celui ces ceux chez comme comment d de depuis dont
        eu en encore et etait etre eux fait faire font il ils j je jusqu l la le les leur leurs lors lui m ma mais me
        meme mes moins n ne ni nos notre nous on ou par parce pendant peu plus plusieurs quand qu que qui s sa sans se
        sera serait seront ses si son sont t ta te tout toute toutes tous tres tu un va vers vous y
    """,
    "es": """
        a ademas al algo ante antes asi aun aunque cada como con contra cuyo de del desde donde durante e el ella
        ellas ellos en era eran eres es esa ese eso esos esta estan estar estaba estaban estas estos fue fueron ha
        habia haber han hay la las le les lo los mas me mi mientras mucho muy ni no nos o os otra otro para pero poco
        por porque pues segun ser si sido sin sobre solo son su sus tal tambien tan tanto te tiene tienen tuvo todo
        todos tras un una unas uno unos y ya yo
    """,
    "it": """
        a ad ai al alla alle agli anche ancora avere aveva c che chi ci come con cui d da dal dalla dai de dei del
        dell di dopo dove e ed era essere fa fare fu ha hanno i il in io l la le li lo loro ma mi nei nel nell nella
        nelle no noi non o ogni per piu poi prima pu puo quale quello questa questo qui se sei senza si sia sono sta
        su sua sue suo sul sulla tra tutti tutto un una uno va verra viene
    """,
    "nl": """
        aan af al alle als bij daar dan dat de den der deze die dit doen doet door dus een en er ge had hadden hebben
        heeft hem het hier hij hoe hun ik in is je kan kon maar meer men met mijn na naar niet nog nu of om onder ook
        op over pas s t te tot uit van veel voor waren was wel welk werd wie wij wordt worden ze zich zij zijn zo zou
    """,
    "pl": """
        a aby ale am ani az bardzo bedzie beda bez bo byc by ci co cos dla do gdy go i ich ile im innych ja jak jako
        je jego jej jest jeszcze juz kazdy kiedy kto ma maja mi mnie moze na nad nam nas nie niz o od on ona oni ono
        oraz pan po pod podczas przed przez przy roku s sa sie swoje sw ta tak tam te tego tej ten to tych tylko tym u
        w we wiec wszystko z za ze zostal zostala zostaly zostali
    """,
    "pt": """
        a ao aos as ate com como da das de dela dele do dos e ela ele eles em entre era essa esse esta estao estava
        este eu foi foram ha isso isto ja la lhe mais mas me mesmo muito na nao nas nem no nos num numa o os ou para
        pela pelas pelo pelos por quando que quem sao se sem ser sera serao seu seus so sobre sua suas tambem te tem
        teve ter tinha um uma voce
    """,
    "ro": """
        a ai al ale am ar are as atunci au aceasta acest acestei acestui asta avea avut ca cand care catre ce cel cea
        cei cele cu cum da daca dar de deci din dintre dupa e ea ei el ele era erau este eu fi fie fost i ii il in
        intr intre isi la le li lor lui ma mai mult multi ne nici nu o or ori pana pe pentru poate prin s sa sale sau
        se si sub sunt ti toate tot un una unde unei unor unui va vor
    """,
    "ru": """
        а без более будет будут бы был была были было в вам вас во вот все всех всего вы где да для до его ее если еще
        же за зачем и из изза или им их к как какая какие каким какими каких какова каков каково каковы какого какое
        какой каком какому какую кем ко когда кого кому которая которого которое которой которые который которых кто
        ли лет мне многие можно мы на над нам насколько нас не него нее нет ни них но о об он она они оно от откуда по
        под после потом почему при про с сам самый себя со сколько скольких так также там те тем то того тоже только
        том тот ты у уже чего чей чем через что чтобы чья эта эти это этого этой этом этот я является называется
    """,
    "uk": """
        а або але б без був була були було буде будуть в вам вас ви від він вона вони воно все всі де до для є ж за з
        зі за звідки і із й його іх ій її як яка яке які який якого якої якому якою яку яких якими якім коли кому кого
        ким куди ли між може ми на над нам нас не нею ні ніж них о об однак по під після при про скільки скількох та
        так також там те ти то того тому у уже хто цей ця це ці цього цієї через чи чиїй чий чим чому що щоб які якіи
        якии цеи иого навіщо наскільки із яких
    """,
    "ar": """
        من ما ماذا متي اين كيف كم لماذا هل اي ايه هو هي هم هن هذا هذه ذلك تلك التي الذي الذين في علي الي عن مع عند
        عندما بعد قبل بين حتي منذ خلال ضد حول او و ثم لكن لا لم لن ليس قد كان كانت كانوا يكون تكون ان انه انها كل بعض
        غير عدد به بها له لها لهم فيه فيها منه منها عليه عليها ومن وما لدي تم يتم بسبب
    """,
    "fa": """
        چه كه كي كجا چرا چند چگونه چقدر كدام ايا از به در با تا را و ان اين است بود شد شده مي براي هم يا هر اما پس پيش
        بر كسي چيزي هست هستند بودند كرد كرده كند كنند خواهد
    """,
    "ko": """
        누구 누가 누구를 누구의 무엇 무엇을 무엇이 무슨 뭐 어디 어디에 어디에서 언제 왜 어떻게 어떤 어느 몇 몇명 얼마
        얼마나 얼마인가 및 그 이 저 것 수 등 또 더 는 은 있는 있나 있나요 있습니까 인가 인가요 입니까 무엇인가
        누구인가 무엇인가요 누구인가요
    """,
    "he": """
        מי מה מתי איפה היכן למה מדוע כמה איך כיצד איזה איזו אילו האם של את על אל עם לא כן הוא היא הם זה זו כי או גם רק
        היה היתה היו יש אין אשר
    """,
    "el": """
        ποιοσ ποια ποιο ποιοι ποιουσ ποιεσ ποτε που πωσ γιατι ποσοι ποσεσ ποσα ποσο ποση τι ο η το οι τα τον την του
        τησ των τουσ τισ και να για με σε στο στη στην στον απο ειναι ηταν εχει ειχε θα δεν μια ενα ενασ
    """,
    "tr": """
        kim kimi kimin kime ne neden nicin niye nerede nereye nereden nasil kac hangi ve ile icin bir bu su o da de mi
        mu ki olan oldu olarak gibi daha en cok var yok
    """,
    "hi": """
        कौन क्या कब कहां कहाँ क्यों कैसे कितने कितना कितनी किस किसने किसे का की के को में से पर ने है हैं था थे थी और
        या यह वह
    """,
}  # fmt: skip

# The same of languages that put no blank between words. First the words that hold one of those and are kept whole.
UNPARTED_FUNCTION = {
    "zh": (
        """
        議會 聯合會 全會 议会 協會 协会 社会 社會 大会 大會 国会 國會 机会 機會 委员会 委員會 工会 工會 会议 會議
        会员 會員 会见 會見
        会谈 會談 会晤 會晤 峰会 峰會 教会 教會 商会 商會 学会 學會 董事会 董事會 理事会 理事會 会长 會長 会计 會計
        晚会 晚會 联合会 全会 和平 和解 共和 反对 反對 对手 對手 对话 對話 重要 需要 要求 主要 要塞 所有 拥有 擁有
        有效 国有 國有 有限 现在 現在 潜在 目的 的确 被告 被害 将军 將軍 为止 因为 因為 人们 人們 人民 人士 人员 人員
        几内亚 幾內亞 几乎
        """,
        """
        为什么 為什麼 为何 為何 什么时候 什麼時候 什么时间 什麼時間 何时 何時 什么 什麼 多少 多久 多长时间 多長時間
        多大 多高 多远 多遠 几个 幾個 几名 幾名 几人 幾人 几位 幾位 几次 幾次 几年 幾年 几天 幾天 几月 幾月 几幅 几 幾
        哪里 哪裡 哪儿 哪個 哪个 哪些 哪位 哪一 哪年 哪天 哪 谁 誰 怎么样 怎麼樣 怎么 怎麼 怎样 怎樣 如何 是否 请问
        請問 有没有 多少人 多少名 吗 嗎 呢 吧 的 了 是 在 和 与 與 及 被 把 将 將 会 會 要 对 對 为 為 有 这 這 那 就
        都 也 从 從 于 於 最 人
        """,
    ),
    "ja": (
        """
        何百 何千
        """,
        """
        なぜ どうして どこ いつ だれ 誰 何人 何名 何年 何月 何日 何時 何回 何枚 何件 何歳 何 いくら いくつ どの どれ
        どんな どう どのくらい どれくらい いくらか でしょう ですか
        """,
    ),
    "th": (
        "",
        """
        ใคร อะไร เมื่อไหร่ เมื่อไร เมื่อใด ที่ไหน ทำไม อย่างไร ยังไง เท่าไหร่ เท่าไร กี่ ไหน ใด หรือไม่ ไหม คือ เป็น
        ที่ และ ของ ใน ได้ จะ
        """,
    ),
}  # fmt: skip

# What a question looks like that wants a kind of words. Of several the first in the order of `Wanted` counts.
WANTED = {
    "de": {
        "age": r"\bwie alt\b",
        "duration": r"\bwie lange\b|\bwie ?viele (?:sekunden|minuten|stunden|tage|wochen|monate|jahre)\b",
        "percent": r"\bwie ?viel prozent\b|\bprozentsatz\b|\bwelcher anteil\b",
        "money": (
            r"\bwie (?:teuer|viel (?:geld|euro|dollar|kostet))\b|\bwas kostet\b|\bwie ?viele (?:euro|dollar|kronen"
            r"|mark)\b|\bwie hoch .{0,20}\b(?:preis|kosten|strafe)\b|\bwelchen preis\b"
        ),
        "number": r"\bwie ?viele?n?\b|\bwie (?:oft|weit|gross|hoch|schnell|schwer|tief)\b|\bwelche zahl\b",
        "date": r"\bwann\b|\bwelche[mns]? (?:jahr|tag|datum|monat|jahrhundert)\b",
        "person": r"\bwe(?:r|n|m|ssen)\b|\bwie hei(?:ss|ß)t d(?:er|ie) ",
        "name": (r"\bwo(?:hin|her)?\b|\bwelche[mnrs]? (?:stadt|land|staat|ort|firma|verein|partei|fluss|insel|team)\b"),
    },
    "fr": {
        "age": r"\bquel age\b",
        "duration": r"\bcombien de (?:temps|secondes|minutes|heures|jours|semaines|mois|annees|ans)\b",
        "percent": r"\bquel(?:le)? (?:pourcentage|proportion|part)\b",
        "money": (
            r"\bcombien (?:coute|d'argent|d'euros|de dollars)|\bquel (?:est |etait )?(?:le |son )?(?:prix|cout"
            r"|montant)\b"
        ),
        "number": r"\bcombien\b|\bquel nombre\b",
        "date": r"\bquand\b|\bquelle? (?:annee|date|jour|mois|siecle)\b|\bquel jour\b",
        "person": r"\bqui\b(?! (?:est-ce qui|a ete) )|\ba qui\b",
        "name": (r"\bou\b(?= |$).{0,60}\?|\bquel(?:le)?s? (?:ville|pays|etat|region|entreprise|equipe|club|parti)\b"),
    },
    "es": {
        "age": r"\b(?:que edad|cuantos anos tiene)\b",
        "duration": r"\bcuanto (?:tiempo|dur)|\bcuant[oa]s (?:segundos|minutos|horas|dias|semanas|meses|anos)\b",
        "percent": r"\b(?:porcentaje|proporcion)\b|\bpor ciento\b",
        "money": (
            r"\bcuanto (?:cuesta|costo|dinero|pago)|\bcual (?:es|fue|era) el (?:nuevo )?(?:precio|costo|coste)\b"
        ),
        "number": r"\bcuant[oa]s?\b|\bque (?:cantidad|numero)\b",
        "date": r"\bcuando\b|\b(?:que|cual) (?:ano|dia|fecha|mes|siglo)\b",
        "person": r"\bquien(?:es)?\b",
        "name": r"\bdonde\b|\b(?:que|cual) (?:ciudad|pais|estado|region|empresa|equipo|club|partido)\b",
    },
    "it": {
        "age": r"\bquanti anni ha\b|\bche eta\b",
        "duration": r"\bquanto (?:tempo|dur)|\bquant[ie] (?:secondi|minuti|ore|giorni|settimane|mesi|anni)\b",
        "percent": r"\b(?:percentuale|per cento)\b",
        "money": r"\bquanto (?:costa|costo|denaro)|\bqual e il (?:nuovo )?prezzo\b",
        "number": r"\bquant[oaie]\b",
        "date": r"\bquando\b|\b(?:che|quale|in che) (?:anno|giorno|data|mese)\b",
        "person": r"\bchi\b",
        "name": r"\bdove\b|\b(?:che|quale) (?:citta|paese|stato|azienda|squadra|partito)\b",
    },
    "nl": {
        "age": r"\bhoe oud\b",
        "duration": r"\bhoe lang\b|\bhoeveel (?:seconden|minuten|uur|uren|dagen|weken|maanden|jaar)\b",
        "percent": r"\b(?:percentage|procent)\b",
        "money": r"\bhoeveel (?:kost|geld|euro)|\bwat (?:kost|is de (?:nieuwe )?prijs)\b",
        "number": r"\bhoeveel\b|\bhoe (?:vaak|ver|groot|hoog)\b",
        "date": r"\bwanneer\b|\bwelk(?:e)? (?:jaar|dag|datum|maand)\b",
        "person": r"\bwie\b",
        "name": r"\bwaar\b|\bwelke? (?:stad|land|bedrijf|team|partij)\b",
    },
    "pl": {
        "age": r"\bile lat ma\b|\bw jakim wieku\b",
        "duration": r"\bjak dlugo\b|\bile (?:sekund|minut|godzin|dni|tygodni|miesiecy|lat)\b",
        "percent": r"\bprocent\b",
        "money": r"\bile koszt|\bjaka jest (?:nowa )?cena\b",
        "number": r"\bil[eu]\b",
        "date": r"\bkiedy\b|\bktorym roku\b|\bjakim (?:roku|dniu)\b",
        "person": r"\bk(?:to|ogo|omu|im)\b",
        "name": r"\bgdzie\b|\b(?:jakie|ktore|jakim|ktorym) (?:miasto|miescie|panstwo|kraju)\b",
    },
    "pt": {
        "age": r"\bque idade\b|\bquantos anos tem\b",
        "duration": r"\bquanto tempo\b|\bquant[oa]s (?:segundos|minutos|horas|dias|semanas|meses|anos)\b",
        "percent": r"\b(?:porcentagem|percentagem|por cento)\b",
        "money": r"\bquanto (?:custa|custou|dinheiro)|\bqual (?:e|foi) o (?:novo )?preco\b",
        "number": r"\bquant[oa]s?\b",
        "date": r"\bquando\b|\b(?:que|qual) (?:ano|dia|data|mes)\b",
        "person": r"\bquem\b",
        "name": r"\bonde\b|\b(?:que|qual) (?:cidade|pais|estado|empresa|time|partido)\b",
    },
    "ro": {
        "age": r"\bce varsta\b|\bcati ani are\b",
        "duration": r"\bcat timp\b|\bcate? (?:secunde|minute|ore|zile|saptamani|luni)\b|\bcati ani\b",
        "percent": r"\b(?:procent|procente|procentaj)\b",
        "money": r"\bcat (?:costa|a costat)|\bcare (?:este|e) pretul\b",
        "number": r"\bcat[iea]?\b|\bce numar\b",
        "date": r"\bcand\b|\bce (?:an|zi|data|luna|secol)\b",
        "person": r"\bcine\b|\bcui\b",
        "name": r"\bunde\b|\bce (?:oras|tara|stat|companie|echipa)\b",
    },
    "ru": {
        "age": r"\bсколько лет .{0,30}\?|\bв каком возрасте\b",
        "duration": r"\b(?:как долго|сколько времени|на сколько)\b|\bсколько (?:секунд|минут|час|дне|недел|месяц|лет)",
        "percent": r"\bпроцент|\bкакая (?:доля|часть)\b",
        "money": r"\bсколько (?:стоит|стоил|денег)|\bкаков[аы]? .{0,15}\b(?:цен|стоимост)",
        "number": r"\bсколько|\bскольких\b|\bкакое количество\b",
        "date": r"\bкогда\b|\bв каком (?:году|месяце|веке)\b|\bкакого числа\b|\bв какой день\b",
        "person": r"\bк(?:то|ого|ому|ем)\b|\bчья\b|\bчей\b",
        "name": r"\bгде\b|\bкуда\b|\bоткуда\b|\bкак(?:ой|ая|ом|ую) (?:город|стран|компани|команд|парти|рек)",
    },
    "uk": {
        "age": r"\bскільки років .{0,30}\?|\bу якому віці\b",
        "duration": r"\bяк довго\b|\bна скільки\b|\bскільки (?:секунд|хвилин|годин|днів|тижнів|місяців|років)\b",
        "percent": r"\bвідсот",
        "money": r"\bскільки кошту|\bяк(?:а|ою) .{0,15}\bцін",
        "number": r"\bскільк",
        "date": r"\bколи\b|\bякому (?:році|місяці)\b|\bякого числа\b",
        "person": r"\bхто\b|\bкого\b|\bкому\b|\bким\b",
        "name": r"\bде\b|\bкуди\b|\bзвідки\b|\bяк(?:ий|а|ому) (?:міст|країн|компані)",
    },
    "ar": {
        "duration": "كم (?:من الوقت|ثانيه|دقيقه|ساعه|يوما|اسبوعا|شهرا|سنه|عاما)|كم المده",
        "percent": "نسبه|بالمئه|بالمايه",
        "money": "سعر|تكلفه|كم (?:كلف|يكلف|تبلغ قيم)",
        "number": r"(?:^|\s)كم(?:\s|$)|عدد",
        "date": "متي|في اي (?:عام|سنه|يوم|تاريخ)",
        "person": r"(?:^|\s)من(?= (?:هو|هي|الذي|التي|قال|وقع|\S+\s))(?<!\S من)",
        "name": "اين",
    },
    "zh": {
        "age": "多大(?:年纪|岁)|几岁|幾歲|年龄|年齡",
        "duration": "多久|多长时间|多長時間|[几幾](?:年|天|周|个月|個月|小时|小時|分钟|分鐘)(?!月)",
        "percent": "百分之[几幾多]|比例|百分比",
        "money": "多少(?:钱|錢|美元|欧元|克朗)|(?:价格|價格|费用|費用|成本|罚款).{0,4}(?:多少|是什么)",
        "number": "多少|[几幾](?:个|個|名|人|位|次|艘|幅|架|辆|条|座|所|家|张|台|万|千|百)",
        "date": "什么时[候间]|什麼時[候間]|何时|何時|哪[一]?[年天月]|[几幾](?:月|号|號|日)",
        "person": "谁|誰|哪位|什么人|什麼人",
        "name": "哪里|哪裡|哪儿|何处|哪[个個座](?:城市|国家|國家|地方|公司)|什么地方",
    },
    "ja": {
        "age": "何歳|いくつですか",
        "duration": "どのくらいの期間|どれくらいの(?:間|期間)|何(?:年間|日間|週間|か月|ヶ月|カ月|時間|分間)",
        "percent": "何(?:パーセント|%|割)",
        "money": "いくら|何(?:円|ドル|ユーロ|クローネ)|(?:価格|値段|費用)は",
        "number": "何(?:人|名|個|枚|件|回|台|隻|軒|カ国|か国|床|棟|本|頭|校|社)|いくつ",
        "date": "いつ|何(?:年|月|日|曜日|時)",
        "person": "誰|だれ",
        "name": "どこ|どの(?:国|町|都市|会社|チーム|政党)",
    },
    "ko": {
        "age": "몇 ?살|나이",
        "duration": "얼마나 오래|얼마 동안|몇 ?(?:년|일|주|개월|시간|분) ?(?:동안|간)",
        "percent": "몇 ?(?:퍼센트|%)|비율",
        "money": "(?:가격|비용|값).{0,4}얼마|얼마(?:입니까|인가|예요)|몇 ?(?:원|달러|유로)",
        "number": "몇|얼마나 많은",
        "date": "언제|몇 ?(?:년|월|일)|며칠",
        "person": "누구|누가",
        "name": "어디|어느 (?:나라|도시|회사|팀)",
    },
}

# What words of a kind look like, beside figures. Of alphabets that bend words, their beginnings.
NUMBER_WORDS = {
    "de": (
        r"\b(?:zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|zwanzig|dreissig|hundert|tausend|million"
        "|milliarde|dutzend|halfte)"
    ),
    "fr": (
        r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|trente|cent|mille|million|milliard"
        "|dizaine|douzaine|centaine|moitie)"
    ),
    "es": (
        r"\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|treinta|cien|mil|millon|mitad"
        "|docena)"
    ),
    "it": (
        r"\b(?:due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|venti|trenta|cento|mille|mila|milion"
        "|miliard|meta)"
    ),
    "nl": (
        r"\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|honderd|duizend|miljoen"
        "|miljard|helft)"
    ),
    "pl": (
        r"\b(?:dw[aou]|trzy|czter|piec|szesc|siedem|osiem|dziewiec|dziesiec|sto|setki|tysiac|tysiec|milion|miliard"
        "|polow)"
    ),
    "pt": (
        r"\b(?:dois|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|vinte|trinta|cem|mil|milhao|milhoes"
        "|metade)"
    ),
    "ro": (
        r"\b(?:doi|doua|trei|patru|cinci|sase|sapte|opt|noua|zece|douazeci|suta|sute|mie|mii|milion|miliard"
        "|jumatate)"
    ),
    "ru": (
        r"\b(?:дв[аеу]|обе|тр[иех]|четыр|пят|шест|сем[ьи]|восем|девят|десят|одиннадцат|двенадцат|двадцат|тридцат"
        r"|сорок|сто\b|сотн|тысяч|миллион|миллиард|половин)"
    ),
    "uk": (
        r"\b(?:дв[аіох]|тр[иьох]|чотир|п'?ят|шіст|сім|вісім|дев'?ят|десят|одинадцят|дванадцят|двадцят|тридцят"
        r"|сорок|сто\b|сот|тисяч|мільйон|міліард|половин)"
    ),
    "ar": r"اثنان|اثنين|اثني|ثلاث|اربع|خمس|سته?\b|سبع|ثماني|تسع|عشر|مايه|مئه|الف|الاف|مليون|ملايين|مليار|نصف",
    "zh": "[一二两兩三四五六七八九十百千万萬亿億半]",
    "ja": "[一二三四五六七八九十百千万億半]",
    "ko": (
        "(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?(?:명|개|척|점|곳|대)"
        "|[일이삼사오육칠팔구십백천만억]+ ?(?:명|개|원|주|년|척)|절반"
    ),
}

# Of a duration.
TIME_UNITS = {
    "de": r"\b(?:sekunde|minute|stunde|tage?\b|tagen|woche|monat|jahr)",
    "fr": r"\b(?:seconde|minute|heure|jour|semaine|mois|an|ans|annee)",
    "es": r"\b(?:segundo|minuto|hora|dia|semana|mes|ano)",
    "it": r"\b(?:second|minut|or[ae]\b|giorn|settiman|mes[ei]\b|ann[oi]\b)",
    "nl": r"\b(?:seconde|minu|uur|uren|dag|week|weken|maand|jaar|jaren)",
    "pl": r"\b(?:sekund|minut|godzin|dni|dzien|tydzien|tygodni|miesiac|miesiec|rok|lat)",
    "pt": r"\b(?:segundo|minuto|hora|dia|semana|mes|ano)",
    "ro": r"\b(?:secund|minut|or[ae]\b|zi|zile|saptaman|luna|luni|an|ani)\b",
    "ru": r"\b(?:секунд|минут|час|дн[ейя]|день|сут|недел|месяц|год|лет)",
    "uk": r"\b(?:секунд|хвилин|годин|дн[іів]|день|доб|тижн|тижд|місяц|рік|рок)",
    "ar": "ثاني|دقيق|ساع|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|سنه|سنوات|عام|اعوام",
    "zh": "秒|分钟|分鐘|小时|小時|天|日|周|週|星期|个月|個月|年",
    "ja": "秒|分間|時間|日間|週間|か月|ヶ月|カ月|年",
    "ko": "초|분|시간|일|주|개월|년",
}

# Of a date, beside years.
DAYS = {
    "de": (
        r"\b(?:januar|februar|marz|april|mai\b|juni|juli|august|september|oktober|november|dezember|montag"
        "|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|sonnabend|gestern|heute|morgen)"
    ),
    "fr": (
        r"\b(?:janvier|fevrier|mars|avril|mai\b|juin|juillet|aout|septembre|octobre|novembre|decembre|lundi|mardi"
        "|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui|demain)"
    ),
    "es": (
        r"\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lunes"
        "|martes|miercoles|jueves|viernes|sabado|domingo|ayer|hoy|manana)"
    ),
    "it": (
        r"\b(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"
        "|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|ieri|oggi|domani)"
    ),
    "nl": (
        r"\b(?:januari|februari|maart|april|mei\b|juni|juli|augustus|september|oktober|november|december|maandag"
        "|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|gisteren|vandaag|morgen)"
    ),
    "pl": (
        r"\b(?:styczni|luty|lutego|marc|marzec|kwie[ct]|maj|czerw|lip[ic]|sierpni|wrze[sn]|pazdziernik|listopad"
        "|grud|poniedzial|wtor|srod|czwart|piat|sobot|niedziel|wczoraj|dzis|jutro)"
    ),
    "pt": (
        r"\b(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|segunda"
        "|terca|quarta|quinta|sexta|sabado|domingo|ontem|hoje|amanha)"
    ),
    "ro": (
        r"\b(?:ianuarie|februarie|martie|aprilie|mai\b|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie"
        "|luni|marti|miercuri|joi|vineri|sambata|duminica|ieri|azi|astazi|maine)"
    ),
    "ru": (
        r"\b(?:январ|феврал|март|апрел|ма[йяе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|понедельник|вторник"
        r"|сред[ауы]\b|четверг|пятниц|суббот|воскресень|вчера|сегодня|завтра)"
    ),
    "uk": (
        r"\b(?:січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листопад|груд|понеділ|вівтор|серед[ауи]\b|четвер"
        "|п'?ятниц|субот|неділ|вчора|учора|сьогодні|завтра)"
    ),
    "ar": (
        "يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|الاثنين|الثلاثاء|الاربعاء"
        "|الخميس|الجمعه|السبت|الاحد|امس|اليوم|غدا"
    ),
    "zh": ("[0-9一二三四五六七八九十]+(?:月|日|号|號|年)|周[一二三四五六日]|週[一二三四五六日]|星期|昨天|今天|明天"),
    "ja": "[0-9一二三四五六七八九十]+(?:月|日|年)|[月火水木金土日]曜|昨日|今日|明日|来週|先週",
    "ko": "[0-9]+ ?(?:월|일|년)|[월화수목금토일]요일|어제|오늘|내일",
}

# Of money, beside its signs; "" is for all languages in Latin letters.
MONEY = {
    "zh": "元|克朗|欧元|美元|英镑|卢布|日元",
    "ja": "円|ドル|ユーロ|クローネ|ポンド",
    "ko": "원|달러|유로|크로네",
    "ar": "دولار|يورو|كرون|جنيه|ريال|درهم|دينار|ليره",
    "ru": r"рубл|доллар|евро\b|крон|гривн|фунт",
    "uk": "гривн|гривен|долар|євро|крон|рубл|фунт",
    "": (
        r"\b(?:euro|dolar|dollar|krone|kron|corona|couronne|corone|coroa|coroane|korona|koron|pfund|livre|libra"
        "|lei|zlot|peso|franken|franc|kronen|kroner)"
    ),
}

# Of a share.
PERCENT = (
    r"%|٪|\b(?:prozent|pour cent|por ciento|per cento|procent|por cento|la suta)|процент|відсот|بالمئه|بالمايه"
    "|في المئه|百分之|パーセント|퍼센트"
)

# Why, and how an answer to it often goes on.
WHY = {
    "de": (
        r"\b(?:warum|weshalb|wieso)\b",
        r"\b(?:weil|da|denn|wegen|grund|grunde|deshalb|aufgrund|um zu|damit)\b",
    ),
    "fr": (
        r"\bpourquoi\b",
        r"\b(?:parce|car|puisque|raison|cause|afin|en effet|grace|faute)\b",
    ),
    "es": (
        r"\bpor que\b",
        r"\b(?:porque|debido|razon|causa|motivo|ya que|para que|a fin de)\b",
    ),
    "it": (
        r"\bperche\b",
        r"\b(?:perche|poiche|motivo|ragione|causa|affinche|dovuto)\b",
    ),
    "nl": (
        r"\bwaarom\b",
        r"\b(?:omdat|want|vanwege|wegens|reden|doordat)\b",
    ),
    "pl": (
        r"\bdlaczego\b|\bczemu\b",
        r"\b(?:poniewaz|bo|gdyz|powod|z powodu|dlatego|aby)\b",
    ),
    "pt": (
        r"\bpor ?que\b",
        r"\b(?:porque|devido|razao|causa|motivo|ja que)\b",
    ),
    "ro": (
        r"\bde ce\b",
        r"\b(?:pentru ca|deoarece|fiindca|motiv|cauza|din cauza)\b",
    ),
    "ru": (
        r"\b(?:почему|зачем|отчего)\b",
        r"\b(?:потому|из-за|поскольку|так как|причин|чтобы|благодаря|ввиду)",
    ),
    "uk": (
        r"\b(?:чому|навіщо)\b",
        r"\b(?:тому що|бо|через|оскільки|причин|щоб|завдяки|адже)",
    ),
    "ar": (
        r"لماذا|لم (?=\S)",
        "لان|بسبب|سبب|نتيجه|من اجل|حتي|لكي|نظرا|اعترف",
    ),
    "zh": (
        "为什么|為什麼|为何|為何|原因",
        "因为|因為|由于|由於|原因|为了|為了|所以|导致|導致|承认|承認",
    ),
    "ja": (
        "なぜ|どうして|理由",
        "ため|から|ので|理由|原因|によって|により",
    ),
    "ko": (
        "왜|이유",
        "때문|이유|원인|위해|로 인해|탓",
    ),
}

# Names, in the text as it is written. Where nouns have capitals only two in a row tell, and where nothing has any, what
# stands beside an office.
_TWO_CAPITALS = (
    r"\b(?!(?:Der|Die|Das|Den|Dem|Des|Ein|Eine[mnrs]?|Im|Am|In|An|Auf|Bei|Beim|Nach|Vor|Mit|Von|Vom|Zu|Zum|Zur|Aus|Für|"
    r"Seit|Durch|Gegen|Unter|Über|Diese[mnrs]?|Seine?|Ihre?|Alle|Viele|Kein|Keine|Laut|Wegen)\b)"
    r"[A-ZÀ-ÖØ-Þ][\w’'-]+ (?:von |van |de |zu )?[A-ZÀ-ÖØ-Þ][\w’'-]+"
)
_CAPITALS = (
    r"(?<![.!?…:»”\"]\s)(?<!^)(?<![“«„\"(])\b[A-ZÀ-ÖØ-ÞĀ-ŽȘȚА-ЯЁІЇЄҐΑ-Ω][\w’'-]+"
    r"|\b[A-ZÀ-ÖØ-ÞĀ-ŽȘȚА-ЯЁІЇЄҐΑ-Ω][\w’'-]+ [A-ZÀ-ÖØ-ÞĀ-ŽȘȚА-ЯЁІЇЄҐΑ-Ω][\w’'-]+"
)
NAMES = {
    "de": _TWO_CAPITALS,
    "zh": (
        "(?:总统|總統|总理|總理|主席|部长|部長|市长|市長|州长|州長|省长|议员|議員|领袖|領袖|工程师|工程師|前锋"
        "|前鋒|教练|教練|发言人|發言人|总裁|總裁|馆长|館長|主管|大使|记者|記者|法官|教授|博士|医生|将军|书记|先生"
        "|女士)[一-鿿]{2,4}|[一-鿿]{1,6}·[一-鿿]{1,6}"
        "|[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧程曹袁邓鄧许許傅沈曾彭吕呂][一-鿿]{1,2}(?=说"
        "|說|表示|称|稱|指出|认为|認為|宣布|批评|批評|打进|打進|赢得|贏得|为)"
    ),
    "ja": (
        "[一-鿿ァ-ヿー・]{2,10}(?:氏|さん|容疑者|首相|大統領|市長|知事|大臣|長官|社長|会長|頭取|監督|選手|議員"
        "|党首|教授|報道官|町長|技師|館長|総裁)|(?:首相|大統領|市長|知事|大臣|社長|会長"
        "|監督)の[一-鿿ァ-ヿー・]{2,10}"
    ),
    "ko": "[가-힣]{2,5} ?(?:대통령|총리|시장|장관|의원|대표|총재|회장|감독|선수|교수|씨|대변인|관장)",
    **dict.fromkeys(("fr", "es", "it", "nl", "pl", "pt", "ro", "ru", "uk", "el", "tr"), _CAPITALS),
}

# Names of countries and of seats of government that news speaks of most, where no capital tells a name.
PLACES = {
    "ar": """
        الصين روسيا امريكا اوكرانيا فرنسا المانيا بريطانيا ايطاليا اسبانيا تركيا ايران العراق سوريا لبنان الاردن مصر
        ليبيا تونس الجزائر المغرب السودان اليمن السعوديه قطر الكويت الامارات عمان البحرين فلسطين اسرائيل غزه الهند
        باكستان افغانستان اليابان كوريا السويد النرويج الدنمارك فنلندا بولندا اليونان كندا المكسيك البرازيل الارجنتين
        استراليا اثيوبيا نيجيريا الصومال موسكو كييف بكين واشنطن لندن باريس برلين القاهره بغداد دمشق بيروت طهران انقره
        الرياض القدس
    """,
    "fa": """
        چين روسيه امريكا اوكراين فرانسه المان بريتانيا انگليس ايتاليا اسپانيا تركيه ايران عراق سوريه لبنان مصر ليبي
        عربستان قطر امارات فلسطين اسراييل غزه هند پاكستان افغانستان ژاپن كره سوئد نروژ كانادا مكزيك برزيل استراليا
        مسكو كيف پكن واشنگتن لندن پاريس برلين تهران بغداد دمشق
    """,
    "he": """
        סין רוסיה אמריקה אוקראינה צרפת גרמניה בריטניה איטליה ספרד טורקיה איראן עיראק סוריה לבנון ירדן מצרים ישראל הודו
        יפן קוריאה קנדה ברזיל מוסקבה קייב וושינגטון לונדון פריז ברלין טהרן דמשק
    """,
    "zh": """
        中国 中國 俄罗斯 俄羅斯 俄国 俄國 美国 美國 乌克兰 烏克蘭 法国 法國 德国 德國 英国 英國 意大利 義大利 西班牙
        土耳其 伊朗 伊拉克 叙利亚 敘利亞 黎巴嫩 约旦 約旦 埃及 利比亚 利比亞 以色列 巴勒斯坦 加沙 沙特 卡塔尔 印度
        巴基斯坦 阿富汗 日本 韩国 韓國 朝鲜 朝鮮 越南 泰国 泰國 菲律宾 菲律賓 印尼 马来西亚 馬來西亞 新加坡 台湾 台灣
        香港 瑞典 挪威 丹麦 丹麥 芬兰 芬蘭 波兰 波蘭 希腊 希臘 加拿大 墨西哥 巴西 阿根廷 澳大利亚 澳洲 欧盟 歐盟 北约
        北約 联合国 聯合國 莫斯科 基辅 基輔 北京 华盛顿 華盛頓 伦敦 倫敦 巴黎 柏林 东京 東京
    """,
    "ja": """
        中国 ロシア 米国 アメリカ ウクライナ フランス ドイツ 英国 イギリス イタリア スペイン トルコ イラン イラク
        シリア レバノン エジプト イスラエル パレスチナ ガザ サウジアラビア インド パキスタン アフガニスタン 日本 韓国
        北朝鮮 ベトナム タイ フィリピン 台湾 香港 スウェーデン ノルウェー デンマーク フィンランド ポーランド ギリシャ
        カナダ メキシコ ブラジル オーストラリア モスクワ キーウ 北京 ワシントン ロンドン パリ ベルリン 東京
    """,
    "ko": """
        중국 러시아 미국 우크라이나 프랑스 독일 영국 이탈리아 스페인 터키 튀르키예 이란 이라크 시리아 레바논 이집트
        이스라엘 팔레스타인 가자 인도 파키스탄 아프가니스탄 일본 한국 북한 베트남 태국 필리핀 대만 홍콩 스웨덴
        노르웨이 덴마크 핀란드 폴란드 캐나다 멕시코 브라질 호주 모스크바 키이우 베이징 워싱턴 런던 파리 베를린 도쿄
        서울
    """,
}  # fmt: skip

# The languages in whose questions a capital letter, but for the first, tells a name.
CAPITALS_NAME = frozenset(("fr", "es", "it", "nl", "pl", "pt", "ro", "ru", "uk", "el", "tr"))
