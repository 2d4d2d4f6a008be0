"""Les adresses que perdrait une version : un lien, une affiche, un favori y mènent peut-être."""

from collections.abc import Iterator

from macros.modele import Contrat

RENDRE = "rendez-lui cet « id » : un titre se corrige, un identifiant publié reste"


def adresses_perdues(avant: Contrat, apres: Contrat) -> list[str]:
    """Chaque adresse que plus rien ne porte, et quoi écrire pour la garder."""
    gardees = {adresse for adresse, _ in _adresses(apres)}
    return [f"`{adresse}` : {remede}" for adresse, remede in _adresses(avant) if adresse not in gardees]


def _adresses(contrat: Contrat) -> Iterator[tuple[str, str]]:
    for quartier in contrat.quartiers_ranges:
        for slug in (quartier.slug, *quartier.anciens_slugs):
            yield f"quartiers/{slug}/", f"ajoutez à la fiche du quartier « anciens_slugs: [{slug}] »"
    for enjeu in contrat.strategie.enjeux:
        yield f"enjeux/{enjeu.id}/", RENDRE
        yield from ((f"enjeux/#{objectif.id}", RENDRE) for objectif in enjeu.objectifs_strategiques)
    for objectif in contrat.strategie.sous_objectifs():
        yield f"enjeux/{contrat.enjeu_du_sous_objectif[objectif.id].id}/#{objectif.id}", RENDRE
    yield from ((f"quartiers/…/#{indicateur.id}", RENDRE) for indicateur in contrat.indicateurs.indicateurs)
    yield from ((f"glossaire/#{terme.id}", RENDRE) for terme in contrat.glossaire.termes)
