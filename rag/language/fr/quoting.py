"""How French says whose words a quotation is."""

from rag.language.language import Quoting, parse_words

QUOTING = Quoting(
    verbs=parse_words(
        """
        declare declaree dit disent declarent affirme affirment explique expliquent ajoute ajoutent indique
        indiquent souligne soulignent estime estiment precise precisent annonce annoncent averti avertit assure
        assurent rappele rappelle regrette insiste lance ecrit confie raconte reconnu reconnait repondu repond
        conclu conclut denonce martele prevenu previent commente poursuit poursuivi confirme note temoigne
        s'inquiete
        """
    ),
    auxiliaries=parse_words("a ont avait avaient"),
    articles=parse_words("le la les un une l"),
    offices=parse_words(
        """
        ministre president presidente maire premier premiere porte-parole chef cheffe directeur directrice
        depute deputee senateur senatrice avocat avocate juge procureur procureure roi reine pape eveque general
        capitaine entraineur entraineuse professeur professeure chercheur chercheuse expert experte temoin
        auteur autrice ambassadeur ambassadrice gouvernement police ministere entreprise syndicat parti tribunal
        parquet m mme dr
        """
    ),
    particles=parse_words("de du des la le d von van ben el al"),
)
