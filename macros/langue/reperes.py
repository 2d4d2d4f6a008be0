"""Les repères d'un quartier : où il est, ce qu'il était, ce que dit sa carte, et d'où viennent ses codes."""

import re
from collections.abc import Iterator, Sequence

from macros.langue import titres
from macros.langue.francais import article, compter, enumerer, majuscule, minuscule
from macros.langue.population import population_et_source
from macros.langue.suivi import moment
from macros.modele import Contrat, Quartier
from macros.modele.changements import Avant, ChangementDate
from macros.modele.jours import est_un_jour

# Les mots qui, au milieu d'une phrase, perdent leur majuscule.
OUVRE_UNE_PHRASE = re.compile(
    r"(?:l['’]|d['’]|(?:au|aux|avec|ce|ces|cet|cette|dans|depuis|des|deux|du|elle|elles|en|il|ils|la|le|les|leur|on|pour|"
    r"sa|sans|ses|seul|seule|son|trois|un|une)\s)",
    re.IGNORECASE,
)


def ou_est(quartier: Quartier) -> str:
    """« Exempleville et Villexemple », « Exempleville, 8e arrondissement » : la précision suit la commune."""
    if not (quartier.communes or quartier.lieux):
        return _enumerer_des_lieux(quartier.secteurs)
    return ", ".join(enumerer(noms) for noms in (quartier.communes, quartier.lieux) if noms)


def _enumerer_des_lieux(noms: Sequence[str]) -> str:
    """« Le Haut-Bourg et le Bas-Bourg » : au milieu d'une phrase, l'article d'un lieu n'a pas de majuscule."""
    return enumerer([*noms[:1], *(minuscule(nom) if article(nom) else nom for nom in noms[1:])])


def dire_avant(contrat: Contrat, quartier: Quartier) -> list[str]:
    """« Quartier en veille active jusqu'au 31 décembre 2023 » : ce qu'était le quartier, changement par changement."""
    return [_dire_avant(contrat, avant) for avant in quartier.avant]


def _dire_avant(contrat: Contrat, avant: Avant) -> str:
    quand = f" jusqu'{'au' if est_un_jour(avant.jusqu_au) else 'en'} {moment(avant.jusqu_au)}"
    quoi = contrat.nom_du_statut(avant.statut) if avant.statut else f"périmètre {avant.perimetre}"
    deja_dit = bool(avant.perimetre) and (avant.perimetre or "").endswith(avant.jusqu_au)
    explique = f" : {_a_la_suite(avant.en_clair)}" if avant.en_clair else ""
    return f"{majuscule(quoi)}{'' if deja_dit and explique else quand}{explique}"


def _a_la_suite(phrase: str) -> str:
    """« Le quartier a grandi. » -> « le quartier a grandi » ; un nom propre garde sa majuscule."""
    return (minuscule(phrase) if OUVRE_UNE_PHRASE.match(phrase) else phrase).removesuffix(".")


def dire_les_changements(contrat: Contrat, quartier: Quartier) -> list[str]:
    """« Quartier prioritaire depuis le 1er janvier 2024 », « Périmètre étendu en 2024 », changement par changement."""
    return [_dire_le_changement(contrat, quartier, changement) for changement in quartier.changements]


def _dire_le_changement(contrat: Contrat, quartier: Quartier, changement: ChangementDate) -> str:
    statut = contrat.nom_du_statut(changement.statut or quartier.statut)
    un_jour = est_un_jour(changement.date)
    depuis = f"depuis {'le ' if un_jour else ''}{moment(changement.date)}"
    dits = {"entré": f"{majuscule(statut)} {depuis}", "sorti": f"N'est plus {minuscule(statut)} {depuis}"}
    perimetre = f"Périmètre {changement.quoi} {'le' if un_jour else 'en'} {moment(changement.date)}"
    explique = f" : {_a_la_suite(changement.en_clair)}" if changement.en_clair else ""
    return f"{dits.get(changement.quoi, perimetre)}{explique}"


def reperes(contrat: Contrat, quartier: Quartier) -> list[tuple[str, str]]:
    """Les repères d'un quartier, chacun avec son nom : « Surface » et « 86 hectares » ; ce qui manque est absent."""
    portrait = quartier.portrait
    possibles = (
        (titres.DIT_AUSSI, enumerer(quartier.autres_noms)),
        *_lieux_du_quartier(quartier),
        (titres.POPULATION, population_et_source(portrait.population) if portrait.population else ""),
        (titres.SURFACE, compter(portrait.surface, "hectare") if portrait.surface else ""),
        (titres.SOURCE, portrait.source if portrait.tient_dans_les_reperes else ""),
        (titres.AUPARAVANT, " ; ".join(dire_avant(contrat, quartier))),
        (titres.CHANGEMENTS, " ; ".join(dire_les_changements(contrat, quartier))),
        (titres.CODE_DU_QUARTIER, quartier.code),
    )
    return [(nom, dit) for nom, dit in possibles if dit]


def _lieux_du_quartier(quartier: Quartier) -> Iterator[tuple[str, str]]:
    """Ses communes, ses lieux et ses secteurs, sous un nom accordé."""
    for singulier, pluriel, noms, lister in (
        (titres.COMMUNE, titres.COMMUNES, quartier.communes, enumerer),  # « Le Havre » garde sa majuscule
        (titres.LIEU, titres.LIEUX, quartier.lieux, _enumerer_des_lieux),
        (titres.SECTEUR, titres.SECTEURS, quartier.secteurs, _enumerer_des_lieux),
    ):
        yield pluriel if len(noms) > 1 else singulier, lister(noms)


def perimetre(quartier: Quartier) -> str:
    """« Périmètre 2015-2023. » ; vide si la source ne le dit pas."""
    return f"Périmètre {quartier.carte.perimetre}." if quartier.carte and quartier.carte.perimetre else ""


def situer(quartier: Quartier) -> str:
    """« Exempleville, Villexemple » : où est un quartier, avant son nom dans une liste."""
    return ", ".join(quartier.ou)


def origine_du_code_2024(quartier: Quartier) -> str:
    """Ce code n'est pas dans la convention : la phrase dit d'où il vient."""
    return f"code 2024 : {quartier.code_2024}, d'après la liste nationale des quartiers prioritaires publiée par l'ANCT"


def credits_de_la_carte(quartier: Quartier) -> list[str]:
    """Les sources de la carte, et qui l'a faite ; vide si la convention ne le dit pas."""
    if not quartier.carte:
        return []
    mentions = {"Sources": quartier.carte.sources, "Réalisation": quartier.carte.realisation}
    return [f"{nom} : {texte}." for nom, texte in mentions.items() if texte]
