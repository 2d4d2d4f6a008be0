"""Un chiffre d'un quartier ou d'un territoire, d'une version à l'autre -> ce qui change, en phrases."""

from collections.abc import Iterator, Mapping

from macros.differences.champs import phrase_d_ajout, phrase_de_passage, phrase_de_retrait, phrase_exacte
from macros.langue.chiffres import dans, en, mesurer, valeur, valeur_datee
from macros.langue.francais import citer, de, feminin
from macros.modele import Contrat
from macros.modele.chiffre import SEXES, ChiffreDate, Valeur
from macros.modele.indicateurs import Indicateur
from macros.modele.vocabulaire import Territoire

VALEUR = feminin("valeur")
DONNE, NE_DONNE_PLUS = "le portrait statistique donne maintenant", "le portrait statistique ne donne plus"
# Ce qui accompagne un chiffre, et ce que l'on dit quand il n'y est plus.
TEXTES = {
    "perimetre": ("le périmètre", "n'est plus dit"),
    "precision": ("la précision", "n'est plus dite"),
    "source": ("la source", "devient celle du portrait"),
}


def comparer_les_chiffres(nom: str, indicateur: Indicateur, avant: Valeur, apres: Valeur) -> Iterator[str]:
    """``nom`` : « le taux de pauvreté ». Une seule année change avec sa valeur ; plusieurs se comparent une à une."""
    if not avant.anciennes and not apres.anciennes:
        yield from _comparer(nom, indicateur, avant, apres)
        return
    anciens, nouveaux = _par_annee(avant), _par_annee(apres)
    for annee, nouveau in nouveaux.items():
        if ancien := anciens.get(annee):
            yield from _comparer(f"{nom}{en(annee)}", indicateur, ancien, nouveau, dater=False)
        else:
            yield f"{DONNE} {nom}{en(annee)} : {valeur(nouveau, indicateur)}."
    for annee in anciens:
        if annee not in nouveaux:
            yield f"{NE_DONNE_PLUS} {nom}{en(annee)}."


def _par_annee(donnee: Valeur) -> Mapping[int | None, ChiffreDate]:
    return {chiffre.annee: chiffre for chiffre in reversed(donnee.chiffres)}


def _comparer(
    nom: str, indicateur: Indicateur, avant: ChiffreDate, apres: ChiffreDate, dater: bool = True
) -> Iterator[str]:
    if avant.non_diffuse != apres.non_diffuse:
        donnee = f"la source donne maintenant {nom} : {valeur(apres, indicateur)}."
        yield f"la source ne donne plus {nom}." if apres.non_diffuse else donnee
    elif None not in (avant.valeur, apres.valeur) and not avant.non_diffuse:
        yield from _deux_valeurs(nom, indicateur, avant, apres, dater)
    else:
        yield from _une_valeur(nom, _ecrite(avant.valeur, indicateur), _ecrite(apres.valeur, indicateur))
        if dater and avant.annee != apres.annee:
            devient = f"devient {apres.annee}" if apres.annee else "n'est plus dite"
            yield f"l'année {de(nom)} {devient}."
    for sexe in SEXES:
        siennes = (_ecrite(getattr(chiffre, sexe), indicateur) for chiffre in (avant, apres))
        yield from _une_valeur(f"{nom} pour les {sexe}", *siennes)
    yield from _textes(nom, avant, apres)


def _deux_valeurs(
    nom: str, indicateur: Indicateur, avant: ChiffreDate, apres: ChiffreDate, dater: bool
) -> Iterator[str]:
    dire = valeur_datee if dater else valeur
    ancienne, nouvelle = dire(avant, indicateur), dire(apres, indicateur)
    if ancienne != nouvelle:
        yield phrase_de_passage(nom, ancienne, nouvelle)
    elif avant.valeur != apres.valeur:
        yield phrase_exacte(nom, avant.valeur or 0, apres.valeur or 0)


def _ecrite(lue: float | None, indicateur: Indicateur) -> str | None:
    return None if lue is None else mesurer(lue, indicateur)


def _une_valeur(nom: str, ancienne: str | None, nouvelle: str | None) -> Iterator[str]:
    if ancienne is None and nouvelle is not None:
        yield f"{DONNE} {nom} : {nouvelle}."
    elif ancienne is not None and nouvelle is None:
        yield f"{NE_DONNE_PLUS} {nom}."
    elif ancienne is not None and nouvelle is not None and ancienne != nouvelle:
        yield phrase_de_passage(nom, ancienne, nouvelle)


def _textes(nom: str, avant: ChiffreDate, apres: ChiffreDate) -> Iterator[str]:
    for champ, (quoi, sans) in TEXTES.items():
        ancien, nouveau = getattr(avant, champ), getattr(apres, champ)
        if ancien != nouveau:
            yield f"{quoi} {de(nom)} {f'devient {citer(nouveau)}' if nouveau else sans}."


def comparer_les_territoires(avant: Contrat, apres: Contrat) -> Iterator[str]:
    """Ce que devient la valeur de chaque indicateur dans chaque territoire ; un indicateur nouveau se dit lui-même."""
    territoires = {t.id: t for contrat in (avant, apres) for t in contrat.vocabulaire.territoires}
    for identifiant, indicateur in apres.indicateur_par_id.items():
        if ancien := avant.indicateur_par_id.get(identifiant):
            for territoire in territoires.values():
                yield from _un_territoire(territoire, ancien, indicateur)


def _un_territoire(territoire: Territoire, avant: Indicateur, apres: Indicateur) -> Iterator[str]:
    ancienne, nouvelle = (indicateur.comparaisons.get(territoire.id) for indicateur in (avant, apres))
    nom = f"la valeur de l'indicateur {citer(apres.libelle)} {dans(territoire)}"
    if ancienne and nouvelle:
        yield from comparer_les_chiffres(nom, apres, ancienne, nouvelle)
    elif nouvelle:
        yield phrase_d_ajout(VALEUR, nom, valeur_datee(nouvelle, apres))
    elif ancienne:
        yield phrase_de_retrait(VALEUR, nom)
