"""Les tableaux, pour un tableur : les quartiers, leurs indicateurs, leurs objectifs."""

from collections.abc import Iterator, Sequence
from itertools import chain

from macros.donnees.fichiers_json import QuartierPublie
from macros.donnees.lignes import LigneIndicateur, LigneObjectif, LigneQuartier
from macros.donnees.tableur import ecrire
from macros.modele import Contrat


def tableaux(contrat: Contrat, publies: Sequence[QuartierPublie]) -> dict[str, bytes]:
    """Le contrat -> le chemin de chaque tableau, sous ``donnees/``, et ses octets."""
    return {
        "quartiers.csv": ecrire(LigneQuartier, map(_quartier, publies)),
        "indicateurs.csv": ecrire(LigneIndicateur, chain.from_iterable(_indicateurs(contrat, q) for q in publies)),
        "objectifs.csv": ecrire(LigneObjectif, chain.from_iterable(_objectifs(contrat, q) for q in publies)),
    }


def _quartier(quartier: QuartierPublie) -> LigneQuartier:
    population = quartier.portrait.population
    return LigneQuartier(
        quartier=quartier.slug,
        nom=quartier.nom,
        statut=quartier.statut,
        statut_complet=quartier.statut_complet,
        code=quartier.code,
        code_2024=quartier.code_2024,
        communes=", ".join(quartier.communes),
        perimetre=quartier.carte.perimetre,
        population=population.valeur,
        environ=population.environ,
        evolution=population.evolution,
        depuis=population.depuis,
        surface=quartier.portrait.surface,
        source=quartier.portrait.source,
        fiche_officielle=quartier.fiche_officielle,
        page=quartier.page,
    )


def _indicateurs(contrat: Contrat, quartier: QuartierPublie) -> Iterator[LigneIndicateur]:
    for indicateur, valeur in contrat.portrait(quartier):
        if valeur:
            yield LigneIndicateur(
                quartier=quartier.slug,
                nom_quartier=quartier.nom,
                indicateur=indicateur.id,
                libelle=indicateur.libelle,
                precision=indicateur.precision,
                valeur=valeur.valeur,
                plus_de=valeur.plus_de,
                unite=indicateur.unite,
                source=valeur.source or quartier.portrait.source,
                agglomeration=indicateur.agglomeration,
                precision_agglomeration=indicateur.precision_agglomeration,
                en_clair=quartier.en_clair[indicateur.id],
            )


def _objectifs(contrat: Contrat, quartier: QuartierPublie) -> Iterator[LigneObjectif]:
    for enjeu, groupes in contrat.enjeux_de(quartier):
        for objectif, lignes in groupes:
            for sous_objectif, actions in lignes:
                for rang, action in enumerate(actions, start=1):
                    yield LigneObjectif(
                        quartier=quartier.slug,
                        nom_quartier=quartier.nom,
                        enjeu=enjeu.id,
                        numero_enjeu=enjeu.numero,
                        titre_enjeu=enjeu.titre,
                        objectif_strategique=objectif.id,
                        titre_objectif_strategique=objectif.titre,
                        sous_objectif=sous_objectif.id,
                        titre_sous_objectif=sous_objectif.titre,
                        rang=rang,
                        objectif=action,
                    )
