"""La forme de chaque adresse du site et de chaque ancre qui en a une : qui veut une adresse la demande ici.

Une page se nomme par sa source (« quartiers/le-centre.md »), un fichier par son chemin dans le site ; ``chemin_public``
dit où ils se lisent. Une adresse publiée ne change plus : voir ``tests/communes/haillicourt/adresses.txt``.
"""

import re

from macros.langue.francais import sans_accent

ACCESSIBILITE = "accessibilite.md"
ACCUEIL = "index.md"
CONVENTION = "convention.md"
CONTRIBUER = "contribuer.md"
DONNEES = "donnees.md"
ENJEUX = "enjeux/index.md"
GLOSSAIRE = "glossaire.md"
JOURNAL = "journal.md"
MENTIONS_LEGALES = "mentions-legales.md"
PILOTAGE = "pilotage.md"
PLAN_DU_SITE = "plan-du-site.md"
QUARTIERS = "quartiers/index.md"
SUIVI = "suivi.md"

APPORTEES = frozenset({SUIVI})  # le menu y mène de lui-même tant qu'une copie du projet ne les y a pas mises

FIL_ATOM = "journal/fil.xml"
FIL_DU_SUIVI = "suivi/fil.xml"
TYPE_ATOM = "application/atom+xml"  # RFC 4287
LIVRET = "documents/convention.pdf"
SCHEMAS_DE_SAISIE = "donnees/schemas"
SCHEMAS_PUBLIES = "schemas/exports"  # depuis le dossier des données publiées
VIGNETTE_DU_SITE = "vignettes/site.png"

ANCRE_DE_LA_STRATEGIE = "strategie"  # sur la page d'un quartier, quand elle vaut pour tous
# Ce que décrivent les données liées : une ancre sur la page qui en parle, ou sur l'accueil.
ANCRE_DE_L_EDITEUR = "editeur"
ANCRE_DU_FIL_D_ARIANE = "fil"
ANCRE_DU_JEU_DE_DONNEES = "jeu"
ANCRE_DU_LIEU = "quartier"
ANCRE_DU_SITE = "site"

NOMS_RESERVES = frozenset({"index"})  # les pages QUARTIERS et ENJEUX ont déjà ce nom
LONGUEUR_MAXIMALE = 80
LONGUEUR_D_UN_ENGAGEMENT = 50  # de quoi reconnaître ses mots
ARTICLES = ("l", "le", "la", "les", "d", "de", "du", "des")  # seuls, ils ne nomment rien
MOTS_DE_LIAISON = re.compile("(-[a-z]{1,2})+$")  # « …-au-sein-de » : coupé là, un nom reste en suspens
NUMERO = re.compile(r"\bn\s?[°º]|№", re.IGNORECASE)
EN_TOUTES_LETTRES = str.maketrans({"ø": "o", "ł": "l", "&": " et "})
DOSSIERS_DES_ENGAGEMENTS = ("enjeux/", "quartiers/")
PAGE_DE_QUARTIER = re.compile(r"quartiers/([^/]+)\.md")
PAGE_DE_BRANCHE = re.compile(r"enjeux/([^/]+)\.md")
PAGE_DE_DETAIL = re.compile(r"(enjeux/[^/]+)/([^/]+)\.md")


def page_du_quartier(slug: str) -> str:
    """« quartiers/le-centre.md »."""
    return f"quartiers/{slug}.md"


def slug_du_quartier(page: str) -> str | None:
    """« quartiers/le-centre.md » -> « le-centre » ; « None » pour toute autre page que celle d'un quartier."""
    quartier = PAGE_DE_QUARTIER.fullmatch(page)
    return quartier[1] if quartier and quartier[1] not in NOMS_RESERVES else None


def est_une_branche(page: str) -> bool:
    """Vrai pour « enjeux/sante.md », faux pour l'index de la stratégie et pour toute autre page."""
    return bool(PAGE_DE_BRANCHE.fullmatch(page)) and dossier_de_l_index(page) is None


def au_dessus(page: str) -> tuple[str, str]:
    """La page et l'ancre d'où l'on vient : « enjeux/sante.md » et « soins » ; sinon, un index."""
    if branche := PAGE_DE_DETAIL.fullmatch(page):
        return f"{branche[1]}.md", branche[2]
    index = f"{page.split('/', maxsplit=1)[0]}/{ACCUEIL}" if "/" in page else ACCUEIL
    return (index if index != page else ACCUEIL), ""


def ancre_de_l_instance(identifiant: str) -> str:
    """« instance-conseil-citoyen », sur la page du pilotage."""
    return f"instance-{identifiant}"


def page_de_l_indicateur(identifiant: str) -> str:
    """« quartiers/indicateurs/taux-pauvrete.md » : elle n'existe que si les quartiers sont nombreux."""
    return f"quartiers/indicateurs/{identifiant}.md"


def page_des_populations() -> str:
    """La même, pour les habitants : elle n'existe, elle aussi, que si les quartiers sont nombreux."""
    return page_de_l_indicateur("population")


def page_de_la_branche(identifiant: str) -> str:
    """« enjeux/sante.md », quel que soit le mot du contrat : la page d'une branche du premier niveau."""
    return f"enjeux/{identifiant}.md"


def detail_de_la_branche(racine: str, identifiant: str) -> str:
    """« enjeux/sante/acces-soins.md » : elle n'existe que si les quartiers sont nombreux."""
    return f"enjeux/{racine}/{identifiant}.md"


def ancre_de_la_case(branche: str, slug: str) -> str:
    """« acces-soins--le-centre » ; aucun identifiant ne contient deux tirets de suite. ``site.js`` lit cette forme."""
    return f"{branche}--{slug}"


def separer(ancre: str) -> tuple[str, str]:
    """« acces-soins--le-centre » -> « acces-soins » et « le-centre » ; la suite est vide pour une ancre sans suite.

    Cette suite est le slug d'un quartier (l'ancre est celle d'une case) ou le nom d'un engagement.
    """
    branche, _, suite = ancre.partition("--")
    return branche, suite


def est_un_engagement(page: str, ancre: str) -> bool:
    """Vrai pour « acces-soins--identifier-le-public » sur la page d'un quartier, qui n'a pas de case."""
    return bool(slug_du_quartier(page) and separer(ancre)[1])


def suit_une_branche(page: str, ancre: str) -> bool:
    """Vrai pour une case et pour un engagement, qui n'ont d'ancre que sur les pages des quartiers et des enjeux."""
    return page.startswith(DOSSIERS_DES_ENGAGEMENTS) and bool(separer(ancre)[1])


def nom_de_l_engagement(texte: str) -> str:
    """« Identifier le public » -> « identifier-le-public » : ses premiers mots, entiers ; vide sans lettre latine."""
    nom = slug(texte)
    if len(nom) <= LONGUEUR_D_UN_ENGAGEMENT:
        return nom
    entier = nom[: LONGUEUR_D_UN_ENGAGEMENT + 1].rpartition("-")[0] or nom[:LONGUEUR_D_UN_ENGAGEMENT]
    return MOTS_DE_LIAISON.sub("", entier)


def ancre_de_l_engagement(branche: str, nom: str) -> str:
    """« acces-soins--identifier-le-public » : son identifiant, et son ancre sur les pages où il est écrit."""
    return f"{branche}--{nom}"


def ancre_de_l_etat(etat: str | None) -> str:
    """« fait en partie » -> « etat-fait-en-partie », sa section sur la page du suivi ; sans état, celle du silence."""
    return f"etat-{slug(etat or 'sans nouvelle')}"


def ancre_du_changement(commit: str) -> str:
    """« c-0123456789 », un changement sur la page du journal : dix signes suffisent à nommer un commit."""
    return f"c-{commit[:10]}"


def ancre_du_mot(terme: str, partie: str = "") -> str:
    """« mot-caf », l'explication d'un sigle ; « mot-caf--nom », son nom complet."""
    return f"mot-{terme}" + (f"--{partie}" if partie else "")


def ancre_du_champ(champ: str) -> str:
    """« enjeux_prioritaires » -> « enjeux-prioritaires », la partie de la page d'un quartier qui montre ce champ."""
    return champ.replace("_", "-")


def fiche_a_imprimer(slug: str) -> str:
    """« documents/quartiers/le-centre.pdf »."""
    return f"documents/quartiers/{slug}.pdf"


def vignette_du_quartier(slug: str) -> str:
    """« vignettes/quartiers/le-centre.png »."""
    return f"vignettes/quartiers/{slug}.png"


def fichier_de_donnees(chemin: str) -> str:
    """Un fichier publié, nommé depuis leur dossier : « quartiers.csv » -> « donnees/quartiers.csv »."""
    return f"donnees/{chemin}"


def json_du_quartier(slug: str) -> str:
    """« quartiers/le-centre.json », depuis le dossier des données publiées."""
    return f"quartiers/{slug}.json"


def contours_publies(sorte: str) -> str:
    """« contours/quartiers.geojson », depuis le dossier des données publiées."""
    return f"contours/{sorte}.geojson"


def carte_du_referent(nom: str) -> str:
    """« contacts/referente-communale.vcf », depuis le dossier des données publiées."""
    return f"contacts/{nom}.vcf"


def donnees_du_quartier(slug: str) -> str:
    """« donnees/quartiers/le-centre.json »."""
    return fichier_de_donnees(json_du_quartier(slug))


def fil_du_quartier(slug: str) -> str:
    """« journal/quartiers/le-centre.xml »."""
    return f"journal/quartiers/{slug}.xml"


def fil_du_suivi(slug: str) -> str:
    """« suivi/quartiers/le-centre.xml »."""
    return f"suivi/quartiers/{slug}.xml"


def carte_a_integrer(slug: str = "") -> str:
    """« integrer/le-centre/ », à mettre dans un cadre sur un autre site ; sans quartier, celle du contrat."""
    return f"integrer/{slug}/" if slug else "integrer/"


def fichier_de_la_carte(slug: str = "") -> str:
    """« integrer/le-centre/index.html »."""
    return f"{carte_a_integrer(slug)}index.html"


# Tout ce qui se publie sous le nom d'un quartier : renommé, il garde chacun sous son ancien nom.
FICHIERS_DU_QUARTIER = (
    fiche_a_imprimer,
    vignette_du_quartier,
    donnees_du_quartier,
    fil_du_quartier,
    fil_du_suivi,
    fichier_de_la_carte,
)


def adresse_courte(code: str) -> str:
    """« q/QP000000/ », pour une affiche : elle mène à la page du quartier."""
    return f"q/{code}/"


def chemin_public(chemin: str, ancre: str = "") -> str:
    """« quartiers/le-centre.md » -> « quartiers/le-centre/ » ; un fichier qui n'est pas une page garde son chemin."""
    dossier = dossier_de_l_index(chemin)
    if dossier is None:
        dossier = chemin.removesuffix(".md") + "/" if chemin.endswith(".md") else chemin
    return dossier + (f"#{ancre}" if ancre else "")


def page_lue_a(adresse: str) -> str:
    """« quartiers/le-centre/ » -> « quartiers/le-centre.md » : la page, hors d'un index, qui se lit à cette adresse."""
    return f"{adresse.removesuffix('/')}.md"


def est_une_page(nom: str) -> bool:
    """Vrai pour un texte de ``docs/`` que le site publie en page ; un fichier caché n'en est pas une."""
    return nom.endswith(".md") and "/." not in f"/{nom}" and nom.isprintable()


def dossier_de_l_index(page: str) -> str | None:
    """« quartiers/index.md » -> « quartiers/ » ; « None » quand la page n'est pas celle de son dossier."""
    return page.removesuffix(ACCUEIL) if f"/{page}".endswith(f"/{ACCUEIL}") else None


def slug(nom: str) -> str:
    """« Cité du Parc » -> « cite-du-parc » ; vide quand le nom n'a ni lettre latine ni chiffre."""
    lettres = sans_accent(NUMERO.sub("numero ", nom)).translate(EN_TOUTES_LETTRES)
    return "-".join(re.findall("[a-z0-9]+", lettres))


def slug_a_prendre(nom: str) -> str:
    """Le slug d'un nouveau quartier ; lève ``ValueError``, avec une phrase, quand ce nom n'en donne pas."""
    adresse = slug(nom)
    if adresse in ("", *ARTICLES):
        raise ValueError('il faut un nom, en lettres latines : make quartier nom="Cité du Parc"')
    if adresse in NOMS_RESERVES:
        raise ValueError(f"« {adresse} » est réservé aux pages du site : donnez au quartier un nom plus complet")
    if len(adresse) > LONGUEUR_MAXIMALE:
        raise ValueError(f"ce nom donne une adresse de plus de {LONGUEUR_MAXIMALE} signes : raccourcissez-le")
    return f"quartier-{adresse}" if adresse[0].isdigit() else adresse
