"""Les chiffres en phrases : ceux d'un quartier, et ceux des territoires auxquels on le compare."""

from collections.abc import Sequence

from macros.langue import titres
from macros.langue.francais import (
    a,
    arrondir,
    article,
    au_singulier,
    de,
    enumerer,
    majuscule,
    mesure,
    minuscule,
    nombre,
    sans_accent,
)
from macros.modele.chiffre import Chiffre, ChiffreDate, Valeur, par_sexe
from macros.modele.contrat import Comparaison
from macros.modele.indicateurs import PARTS, EnClair, Indicateur
from macros.modele.vocabulaire import Territoire

Comparaisons = Sequence[Comparaison]
UN_NOMBRE_SEUL = "ratio"  # l'unité qui ne s'écrit pas


# --- Un territoire dans une phrase ---


def le_territoire(territoire: Territoire) -> str:
    """« l'agglomération », « Rivage »."""
    return territoire.avec_article or (minuscule(territoire.nom) if article(territoire.nom) else territoire.nom)


def dans(territoire: Territoire) -> str:
    """« dans l'agglomération », « à Rivage », « en France »."""
    if territoire.lieu:
        return territoire.lieu
    return f"dans {territoire.avec_article}" if territoire.avec_article else a(territoire.nom)


def chiffres_des_territoires(territoires: Sequence[Territoire]) -> str:
    """« les chiffres de l'agglomération et de la France », ce que l'on corrige sous une comparaison."""
    return f"les chiffres {enumerer([de(le_territoire(t)) for t in territoires])}" if territoires else "les indicateurs"


def chiffres_compares(territoires: Sequence[Territoire]) -> str:
    """« le chiffre de chaque quartier et celui de l'agglomération »."""
    return enumerer(["le chiffre de chaque quartier", *(f"celui {de(le_territoire(t))}" for t in territoires)])


# --- Un chiffre ---


def mesurer(nombre_lu: float, indicateur: Indicateur) -> str:
    """« 46,7 % », « 11 600 € », « 1 habitant », ou « 79 » pour un indice."""
    if abs(nombre_lu) >= 2:  # noqa: PLR2004 - le pluriel commence à deux
        return mesure(nombre_lu, indicateur.unite)
    return mesure(nombre_lu, indicateur.unite_au_singulier or au_singulier(indicateur.unite))


def valeur(donnee: Chiffre, indicateur: Indicateur) -> str:
    """« 46,7 % », « plus de 30 % », « environ 11 600 € », « non diffusé », ou la valeur de chaque sexe."""
    if donnee.non_diffuse:
        return titres.NON_DIFFUSE
    if donnee.valeur is None:
        return des_deux_sexes(donnee, indicateur)
    return nuancer(mesurer(donnee.valeur, indicateur), donnee.plus_de, donnee.environ)


def nuancer(combien: str, plus_de: bool, environ: bool) -> str:
    """« 5 300 » -> « environ 5 300 », « plus de 5 300 »."""
    texte = f"{'environ ' if environ else ''}{combien}"
    return f"plus {de(texte)}" if plus_de else texte


def des_deux_sexes(donnee: Chiffre, indicateur: Indicateur) -> str:
    """« femmes : 48,2 % ; hommes : 45,1 % » ; vide quand la source ne les distingue pas."""
    return " ; ".join(f"{sexe} : {mesurer(sienne, indicateur)}" for sexe, sienne in par_sexe(donnee))


def valeur_sous_son_libelle(donnee: Chiffre, indicateur: Indicateur) -> str:
    """Le chiffre quand son libellé le suit : « 1,77 » et « Personnes par ménage » ; l'unité ne se répète pas."""
    if sans_accent(indicateur.libelle) == sans_accent(indicateur.unite):
        indicateur = indicateur.model_copy(update={"unite": UN_NOMBRE_SEUL, "unite_au_singulier": None})
    return valeur(donnee, indicateur)


def valeur_datee(donnee: ChiffreDate, indicateur: Indicateur) -> str:
    """« 46,7 % en 2020 » ; sans année, la valeur seule."""
    return f"{valeur(donnee, indicateur)}{en(donnee.annee)}"


def en(annee: int | None) -> str:
    """« en 2020 », qui suit un chiffre ; rien sans année."""
    return f" en {annee}" if annee else ""


def comparaison_courte(indicateur: Indicateur, comparaisons: Comparaisons) -> str:
    """« 18,8 % dans l'agglomération », sur une image ; vide quand rien ne se compare."""
    return next((f"{valeur(v, indicateur)} {dans(t)}" for t, v in comparaisons if v.valeur is not None), "")


# --- La phrase simple ---


def en_clair(donnee: Valeur, indicateur: Indicateur, comparaisons: Comparaisons = ()) -> str:
    """L'indicateur en une phrase : comparé au premier territoire, les autres à la suite."""
    if donnee.valeur is None:
        secret = "La source ne diffuse pas ce chiffre. " if donnee.non_diffuse else ""
        return f"{secret}{majuscule(indicateur.explication)}"
    connus = [(t, c) for t, c in en_face(donnee, comparaisons) if c.valeur is not None]
    comparaison = _comparer(donnee, indicateur, *connus[0]) if connus else ""
    if indicateur.en_clair is None:
        return majuscule(f"{comparaison}{'. ' if comparaison else ''}{indicateur.explication}")
    nuances, sur = (donnee.plus_de, donnee.environ), PARTS[indicateur.unite]
    phrase = majuscule(proportion(donnee.valeur, indicateur.en_clair, *nuances, sur))
    if connus and _ecart_faible(donnee, connus[0][1], indicateur):
        phrase, connus = f"{phrase}, {comparaison}", connus[1:]
    parts = [f"{_la(t, c, donnee)}, {proportion_courte(c.valeur or 0, c.plus_de, c.environ)}" for t, c in connus]
    return f"{' ; '.join([phrase, *parts])}."


def phrase_complete(donnee: Valeur, indicateur: Indicateur, comparaisons: Comparaisons = ()) -> str:
    """La phrase simple, puis la tendance quand il y a plusieurs années."""
    return " ".join(filter(None, (en_clair(donnee, indicateur, comparaisons), tendance(donnee, indicateur))))


def en_face(donnee: Valeur, comparaisons: Comparaisons) -> list[tuple[Territoire, ChiffreDate]]:
    """Chaque territoire, et son chiffre de la même année ; à défaut, son plus récent."""
    return [(territoire, sienne.de_l_annee(donnee.annee)) for territoire, sienne in comparaisons]


def _la(territoire: Territoire, sien: ChiffreDate, donnee: ChiffreDate) -> str:
    """« dans l'agglomération », et l'année quand ce n'est pas celle du quartier : « dans l'agglomération en 2014 »."""
    return f"{dans(territoire)}{en(sien.annee) if sien.annee != donnee.annee else ''}"


def proportion(part: float, mots: EnClair, plus_de: bool = False, environ: bool = False, sur: int = 100) -> str:
    """Une part, toujours dite sur cent (ou sur mille) : « 37 habitants sur 100 ont moins de 25 ans »."""
    nuance, combien = arrondir(part, plus_de, environ)
    sujet, verbe = (mots.plusieurs, mots.font) if combien > 1 else (mots.singulier, mots.fait)
    return f"{nuance}{combien} {sujet} sur {nombre(sur)} {verbe}"


def proportion_courte(part: float, plus_de: bool = False, environ: bool = False) -> str:
    """La même part pour un territoire, sans répéter les mots : « près de 19 »."""
    return "{}{}".format(*arrondir(part, plus_de, environ))


def _comparer(donnee: ChiffreDate, indicateur: Indicateur, territoire: Territoire, sien: ChiffreDate) -> str:
    """« plus bas que dans l'agglomération » ; rien quand « plus de » ne permet pas de conclure."""
    ou, (notre, autre) = _la(territoire, sien, donnee), (donnee.valeur or 0, sien.valeur or 0)
    if _ecart_faible(donnee, sien, indicateur):
        return f"{'' if notre == autre and not (donnee.environ or sien.environ) else 'à peu près '}comme {ou}"
    if (donnee.plus_de and notre < autre) or (sien.plus_de and (donnee.plus_de or notre > autre)):
        return ""
    return f"plus {'bas' if notre < autre or sien.plus_de else 'haut'} {que(ou)}"


def que(suite: str) -> str:
    """« que dans l'agglomération », « qu'à Rivage », « qu'en France »."""
    return f"qu'{suite}" if suite[:1].lower() in "aàeéèêiou" else f"que {suite}"


def _ecart_faible(donnee: Chiffre, autre: Chiffre, indicateur: Indicateur) -> bool:
    """Vrai quand l'écart ne dépasse ni un cinquantième de l'échelle (2 points pour une part), ni un cinquième de
    l'autre valeur : 18 et 16,2 se ressemblent, 3 et 1 non. « Plus de » ne dit pas l'écart."""
    if donnee.plus_de or autre.plus_de or donnee.valeur is None or autre.valeur is None:
        return False
    echelle = indicateur.echelle_pour((donnee.valeur, autre.valeur))
    permis = abs(autre.valeur) / 5 if echelle else 0
    return round(abs(donnee.valeur - autre.valeur), 6) <= (min(echelle.etendue / 50, permis) if echelle else 0)


# --- Plusieurs années ---


def tendance(donnee: Valeur, indicateur: Indicateur) -> str:
    """« En hausse depuis 2014 (40 %). » : d'un même périmètre seulement ; s'il a changé, la phrase le dit."""
    connues = [ancienne for ancienne in donnee.anciennes if ancienne.valeur is not None]
    if donnee.valeur is None or not connues:
        return ""
    semblables = [ancienne for ancienne in connues if ancienne.perimetre == donnee.perimetre]
    if not semblables:
        depuis = f"{connues[0].annee} ({valeur(connues[0], indicateur)})"
        return f"Le périmètre a changé depuis {depuis} : les deux chiffres ne se comparent pas."
    sens = _sens(donnee, semblables[0], indicateur)
    return f"{sens} depuis {semblables[0].annee} ({valeur(semblables[0], indicateur)})." if sens else ""


def _sens(donnee: Chiffre, ancienne: Chiffre, indicateur: Indicateur) -> str:
    """« Plus de » ne dit pas de combien : rien ne s'en déduit."""
    if donnee.plus_de or ancienne.plus_de:
        return ""
    if donnee.valeur == ancienne.valeur:
        return "Stable"
    if _ecart_faible(donnee, ancienne, indicateur):
        return "À peu près stable"
    return "En hausse" if (donnee.valeur or 0) > (ancienne.valeur or 0) else "En baisse"
