"""Les écritures qu'un éditeur peut donner à un nombre, un numéro, une adresse, et la valeur qu'on y lit.

Une écriture refusée lève ``ValueError`` avec une phrase française qui dit quoi écrire à la place.
Les chiffres sont ceux de 0 à 9 : « \\d » accepterait aussi ceux d'autres alphabets.
"""

import re
from contextlib import suppress
from unicodedata import name

import phonenumbers
from phonenumbers import PhoneNumberType

OUI = {"oui", "vrai", "true"}
NON = {"non", "faux", "false"}
OUTRE_MER = ("GP", "MQ", "GF", "RE", "YT")  # leurs numéros s'écrivent à dix chiffres, comme ceux de métropole
TERRITOIRES = {"FR", *OUTRE_MER, "BL", "MF", "NC", "PF", "PM", "WF"}
LIGNES = {PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
ENTIER = "[+-]? ?(?:[0-9]{1,12}|[0-9]{1,3}(?: [0-9]{3}){1,3})"
DECIMAL = ENTIER + "(?:[.,][0-9]{1,6})?"
MESURE = DECIMAL + " ?%?"
MESURE_AVEC_UNITE = DECIMAL + " ?[%‰€]?"
ANNEE = "(19|20)[0-9]{2}"
LONGUEUR_MONTREE = 60
# Les espaces que rien ne distingue, à l'œil, d'un espace ordinaire.
ESPACE_SPECIAL = re.compile(r"[^\S \t\n]")
INCONNU = re.compile(
    r"n\.? ?[cdrs]\.?|n/?[acd]|s\.? ?o\.?|s\.? ?s\.?|secret.*|inconnue?|non .*|\?+|x|/|[–—]", re.IGNORECASE
)
PLUS_DE = re.compile(rf"(?:(?:plus|\+) ?de|>|\+) ?({MESURE_AVEC_UNITE})", re.IGNORECASE)
ENVIRON = re.compile(rf"(?:environ|env\.|~|≈) ?({MESURE_AVEC_UNITE})", re.IGNORECASE)
NON_DIFFUSE = re.compile(r"\s*(?:non[\s-]diffus[eé]e?s?|secret statistique)\s*", re.IGNORECASE)
NON_DIFFUSE_SANS_DOUTE = re.compile(r"s\.? ?s\.?|secret.*|non[ -]diff.*", re.IGNORECASE)
SANS_CHIFFRE = "supprimez la ligne, car ce que la source ne dit pas ne s'écrit pas"
SI_NON_DIFFUSE = " ; si elle dit qu'elle ne le diffuse pas, écrivez non diffusé"
EN_CHIFFRES = "en chiffres seuls"  # un exemple suit, quand le champ en a un
VIDE = "valeur vide : complétez-la, ou supprimez la ligne"


def montrer(texte: str) -> str:
    """Ce qui est écrit, entre guillemets, sur une ligne et sans longueurs, pour le montrer à l'éditeur."""
    mots = " ".join(texte.split())
    return f"« {mots if len(mots) <= LONGUEUR_MONTREE else mots[: LONGUEUR_MONTREE - 1] + '…'} »"


def refus(attendu: str, texte: str, conseil: str) -> ValueError:
    """L'erreur qui dit ce qui était attendu, ce qui est écrit, et quoi écrire."""
    return ValueError(f"{attendu}, et non {montrer(texte)}{espaces_speciaux(texte)} : {conseil}")


def espaces_speciaux(texte: str) -> str:
    """Nomme, à la suite du texte montré, l'espace que l'on prendrait pour un espace ordinaire ; à défaut, rien."""
    return ", où un espace est insécable" if ESPACE_SPECIAL.search(texte) else ""


def _chiffres(texte: str, motif: str) -> str | None:
    """Le nombre qui suit ``motif``, sans unité ni espaces, et avec un point décimal."""
    return re.sub("[ %‰€]", "", texte).replace(",", ".") if re.fullmatch(motif, texte) else None


def lire_nombre(texte: str) -> float:
    """« 46,7 », « 46.7 » ou « 5 300 » -> le nombre."""
    return _decimal(texte, DECIMAL)


def lire_mesure(texte: str) -> float:
    """Un nombre, suivi ou non de « % »."""
    return _decimal(texte, MESURE)


def lire_mesure_avec_unite(texte: str) -> float:
    """Un nombre, suivi ou non de « % », « ‰ » ou « € »."""
    return _decimal(texte, MESURE_AVEC_UNITE)


def verifier_chiffre(texte: str) -> str:
    """Ce qui est écrit pour un indicateur, s'il peut être un nombre ; « n.d. » et « + de 30 % » disent leur remède."""
    if NON_DIFFUSE.fullmatch(texte):
        return texte
    if INCONNU.fullmatch(texte):
        raise refus(
            "nombre attendu", texte, SANS_CHIFFRE + (SI_NON_DIFFUSE if NON_DIFFUSE_SANS_DOUTE.fullmatch(texte) else "")
        )
    for nuance, motif in (("plus_de", PLUS_DE), ("environ", ENVIRON)):
        if ecrit := motif.fullmatch(re.sub(ESPACE_SPECIAL, " ", texte)):
            nombre = _chiffres(ecrit[1], MESURE_AVEC_UNITE)
            raise refus("nombre attendu", texte, f"écrivez {{valeur: {nombre}, {nuance}: oui}}")
    return texte


def _decimal(texte: str, motif: str) -> float:
    if chiffres := _chiffres(texte, motif):
        return float(chiffres)
    raise refus("nombre attendu", texte, "écrivez par exemple 46.7")


def lire_entier(texte: str) -> int:
    """Un nombre sans virgule ; « 5.300 » est refusé : le point n'y sépare pas les milliers."""
    if chiffres := _chiffres(texte, ENTIER):
        return int(chiffres)
    raise refus("nombre entier attendu", texte, f"écrivez-le {EN_CHIFFRES}")


def lire_positif(texte: str) -> int:
    """Un nombre entier supérieur à zéro : une population, une surface."""
    if (nombre := lire_entier(texte)) <= 0:
        raise ValueError(f"{montrer(texte)} n'est pas supérieur à zéro")
    return nombre


def lire_annee(texte: str) -> int:
    """Une année à quatre chiffres."""
    if not re.fullmatch(ANNEE, texte):
        raise refus("année attendue", texte, "écrivez par exemple 2024")
    return int(texte)


def lire_booleen(texte: str) -> bool:
    """« oui » ou « non »."""
    if texte.lower() not in OUI | NON:
        raise ValueError(f"{montrer(texte)} n'est ni « oui » ni « non »")
    return texte.lower() in OUI


def lire_montant(texte: str) -> float:
    """« 12 000 » ou « 12000 € » -> le nombre d'euros, au-dessus de zéro."""
    chiffres = _chiffres(texte.removesuffix("€").strip(), DECIMAL)
    if chiffres is None:
        raise refus("montant attendu", texte, "écrivez par exemple 12000")
    if float(chiffres) <= 0:
        raise ValueError(f"{montrer(texte)} n'est pas supérieur à zéro")
    return float(chiffres)


def lire_telephone(texte: str) -> str:
    """Un numéro français dans n'importe quelle écriture -> « +33321520481 » (E.164)."""
    for region in (*OUTRE_MER, "FR") if re.fullmatch(r"[0-9+(][0-9 ().-]+", texte) else ():
        with suppress(phonenumbers.NumberParseException):
            numero = phonenumbers.parse(texte, region)
            if _est_francais(numero, region):
                return phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164)
    raise refus("numéro de téléphone français attendu", texte, "écrivez par exemple 03 21 00 00 00")


def _est_francais(numero: phonenumbers.PhoneNumber, region: str) -> bool:
    """Vrai dans les territoires français ; un numéro gratuit ou surtaxé, valable partout, est celui de métropole."""
    sur_place = region == "FR" or phonenumbers.number_type(numero) in LIGNES
    territoire = phonenumbers.region_code_for_number(numero)
    return sur_place and phonenumbers.is_valid_number(numero) and territoire in TERRITOIRES


def verifier_longueur(texte: str, maximum: int) -> str:
    """Le même texte, s'il n'est pas plus long que ``maximum`` ; un fichier entier collé là ne va pas plus loin."""
    if len(texte) > maximum:
        raise ValueError(f"{montrer(texte)} a {len(texte)} signes : raccourcissez-le, {maximum} au plus")
    return texte


def verifier_hote(adresse: str) -> str:
    """Une adresse web dont le site n'a que des lettres latines : d'autres alphabets en ont qui leur ressemblent."""
    hote = adresse.removeprefix("https://").partition("/")[0]
    for lettre in filter(str.isalpha, hote):
        if not name(lettre, "").startswith("LATIN "):
            raise refus("adresse web attendue", adresse, f"« {lettre} » n'y est pas une lettre latine, retapez-la")
    return adresse


def verifier_identifiant(texte: str) -> str:
    """« 8-mai-1945 » est refusé : un identifiant commence par une lettre."""
    if re.fullmatch("[0-9][a-z0-9]*(-[a-z0-9]+)*", texte):
        raise refus("identifiant attendu", texte, f"il commence par une lettre, écrivez par exemple le-{texte}")
    return texte


def verifier_nom_d_engagement(texte: str) -> str:
    """« acces-soins--identifier-le-public » est refusé : la branche est déjà écrite au-dessus."""
    branche, separateur, nom = texte.partition("--")
    if separateur:
        conseil = f"écrivez seulement {montrer(nom)}"
        raise ValueError(f"{montrer(texte)} répète la branche {montrer(branche)} : {conseil}")
    return texte


def verifier_texte(texte: str) -> str:
    """Un texte qui n'est pas vide, sans blancs superflus."""
    if not texte.strip():
        raise ValueError(VIDE)
    return re.sub(r"[ \t\n]+", " ", texte).strip(" ")


def verifier_periode(periode: str) -> str:
    """« 2024-2030 » : deux années, la première d'abord."""
    debut, fin = periode.split("-")
    if fin <= debut:
        raise refus("période attendue", periode, "la première année s'écrit d'abord")
    return periode
