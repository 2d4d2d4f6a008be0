"""Les adresses que perdrait une version : un lien, une affiche, un favori y mènent peut-être."""

from collections.abc import Iterator

from macros.adresses import ENJEUX, GLOSSAIRE, chemin_public, page_de_l_enjeu, page_du_quartier
from macros.modele import Contrat

RENDRE = "rendez-lui cet « id » : un titre se corrige, un identifiant publié reste"


def adresses_perdues(avant: Contrat, apres: Contrat) -> list[str]:
    """Chaque adresse que plus rien ne porte, et quoi écrire pour la garder."""
    gardees = {adresse for adresse, _ in _adresses(apres)}
    return [f"`{adresse}` : {remede}" for adresse, remede in _adresses(avant) if adresse not in gardees]


def _adresses(contrat: Contrat) -> Iterator[tuple[str, str]]:
    for quartier in contrat.quartiers_ranges:
        for slug in (quartier.slug, *quartier.anciens_noms):
            yield chemin_public(page_du_quartier(slug)), f"ajoutez à la fiche du quartier « anciens_noms: [{slug}] »"
    for enjeu in contrat.strategie.enjeux:
        yield chemin_public(page_de_l_enjeu(enjeu.id)), RENDRE
        yield from ((chemin_public(ENJEUX, objectif.id), RENDRE) for objectif in enjeu.objectifs_strategiques)
    for objectif in contrat.strategie.sous_objectifs():
        enjeu = contrat.enjeu_du_sous_objectif[objectif.id]
        yield chemin_public(page_de_l_enjeu(enjeu.id), objectif.id), RENDRE
    yield from (
        (chemin_public(page_du_quartier("…"), indicateur.id), RENDRE) for indicateur in contrat.indicateurs.indicateurs
    )
    yield from ((chemin_public(GLOSSAIRE, terme.id), RENDRE) for terme in contrat.glossaire.termes)
