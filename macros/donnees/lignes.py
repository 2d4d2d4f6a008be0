"""Les lignes des tableaux publiés : chiffres, branches, objectifs, nouvelles. Un quartier est déjà la sienne."""

from collections.abc import Iterator
from typing import NamedTuple

from macros.donnees.publication import NouvellePubliee, ObjectifPublie, Publication, QuartierPublie
from macros.donnees.suivi import EtatPublie, etats_publies
from macros.langue.suivi import correction_dite
from macros.modele.chiffre import ChiffreDate, Valeur, par_sexe
from macros.modele.indicateurs import Indicateur
from macros.modele.strategie import Branche
from macros.modele.suivi import Nouvelle
from macros.modele.vocabulaire import Territoire

ENSEMBLE = "ensemble"  # ni les femmes seules, ni les hommes seuls


class LigneChiffre(NamedTuple):
    """Un chiffre : l'indicateur, l'année, le sexe, ce qui le nuance et d'où il vient."""

    indicateur: Indicateur
    rang: int
    sexe: str
    valeur: float | None
    chiffre: ChiffreDate
    source: str | None


class LigneIndicateur(NamedTuple):
    """Un chiffre d'un quartier, et la phrase simple qui le compare, s'il est le plus récent."""

    quartier: QuartierPublie
    ligne: LigneChiffre
    en_clair: str | None


class LigneTerritoire(NamedTuple):
    """Un chiffre d'un territoire auquel on compare les quartiers."""

    territoire: Territoire
    ligne: LigneChiffre


def lignes_des_indicateurs(publication: Publication) -> Iterator[LigneIndicateur]:
    """Celles des quartiers, un chiffre par ligne, dans l'ordre du contrat."""
    for quartier in publication.quartiers:
        for indicateur, valeur in publication.contrat.portrait(quartier):
            for ligne in _chiffres(indicateur, valeur, quartier.portrait.source):
                en_clair = quartier.en_clair[indicateur.id] if (ligne.rang, ligne.sexe) == (1, ENSEMBLE) else None
                yield LigneIndicateur(quartier, ligne, en_clair)


def lignes_des_territoires(publication: Publication) -> Iterator[LigneTerritoire]:
    """Celles des territoires auxquels on compare les quartiers, dans l'ordre du vocabulaire."""
    contrat = publication.contrat
    for territoire in contrat.vocabulaire.territoires:
        for indicateur in contrat.indicateurs.indicateurs:
            if valeur := indicateur.comparaisons.get(territoire.id):
                for ligne in _chiffres(indicateur, valeur, None):
                    yield LigneTerritoire(territoire, ligne)


def _chiffres(indicateur: Indicateur, valeur: Valeur, source: str | None) -> Iterator[LigneChiffre]:
    """Une ligne par année, la plus récente d'abord, puis une par sexe quand la source les distingue."""
    for rang, chiffre in enumerate(valeur.chiffres, start=1):
        d_ou = chiffre.source or source
        if chiffre.valeur is not None or chiffre.non_diffuse:
            yield LigneChiffre(indicateur, rang, ENSEMBLE, chiffre.valeur, chiffre, d_ou)
        for sexe, sienne in par_sexe(chiffre):
            yield LigneChiffre(indicateur, rang, sexe, sienne, chiffre, d_ou)


class LigneBranche(NamedTuple):
    """Une branche de la stratégie, le mot de son niveau, et ce qui la contient."""

    branche: Branche
    niveau: str
    rang: int
    contenue_dans: Branche | None
    premiere: Branche


def lignes_des_branches(publication: Publication) -> Iterator[LigneBranche]:
    """Une par branche, dans l'ordre du contrat."""
    contrat = publication.contrat
    for rang, chemin in enumerate(contrat.chemin_par_id.values(), start=1):
        contenue_dans = chemin[-2] if len(chemin) > 1 else None
        yield LigneBranche(chemin[-1], contrat.niveau_de(chemin[-1]).nom, rang, contenue_dans, chemin[0])


class LigneObjectif(NamedTuple):
    """Un objectif d'un quartier, sa place dans la stratégie, et où il en est."""

    quartier: QuartierPublie
    chemin: str
    premiere: Branche
    branche: Branche
    rang: int
    objectif: ObjectifPublie
    annonce: Nouvelle | None
    equivalent: EtatPublie | None


def lignes_des_objectifs(publication: Publication) -> Iterator[LigneObjectif]:
    """Une par objectif de chaque quartier, dans l'ordre de la stratégie."""
    equivalents = etats_publies()
    chemins = publication.contrat.chemin_par_id
    for quartier in publication.quartiers:
        for identifiant, avancements in publication.avancements[quartier.slug].items():
            chemin = chemins[identifiant]
            suivis = zip(quartier.objectifs[identifiant], avancements, strict=True)
            for rang, (objectif, avancement) in enumerate(suivis, start=1):
                equivalent = equivalents[objectif.etat] if objectif.etat else None
                place = (" > ".join(branche.titre for branche in chemin), chemin[0], chemin[-1], rang)
                yield LigneObjectif(quartier, *place, objectif, avancement.annonce, equivalent)


class LigneNouvelle(NamedTuple):
    """Une nouvelle, les mots de l'engagement, et ce qui en a été corrigé."""

    nouvelle: NouvellePubliee
    objectif: str
    corrections: str | None


def lignes_des_nouvelles(publication: Publication) -> Iterator[LigneNouvelle]:
    """Une par nouvelle, la plus récente d'abord."""
    engagements = publication.contrat.engagements
    for nouvelle in publication.nouvelles:
        corrections = " ".join(map(correction_dite, nouvelle.corrections))
        yield LigneNouvelle(nouvelle, engagements[nouvelle.engagement].texte, corrections or None)
