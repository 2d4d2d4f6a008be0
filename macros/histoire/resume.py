"""Ce que les données changent pour les lecteurs, en Markdown, et les adresses qu'elles perdraient."""

from collections.abc import Iterator

from macros.adresses import ENJEUX, GLOSSAIRE, chemin_public, page_de_l_enjeu, page_du_quartier
from macros.histoire.differences import Changement
from macros.modele import Contrat

TITRE = "## Ce qui change pour les lecteurs"
SANS_COMPARAISON = f"{TITRE}\n\nLa version précédente ne se lit plus : rien à comparer."
RENDRE = "rendez-lui cet « id » : un titre se corrige, un identifiant publié reste"


def resumer(changements: list[Changement], perdues: list[str]) -> str:
    """Les changements et les adresses perdues -> un résumé en Markdown, avec les pages où le lire."""
    if not changements and not perdues:
        return f"{TITRE}\n\nRien : les données disent la même chose.\n"
    parties = {
        TITRE: [_echapper(str(changement)) for changement in changements],
        "### Adresses qui ne mèneraient plus à rien": perdues,
        "### Où le lire": sorted({f"`{changement.page}`" for changement in changements}),
    }
    return "\n".join(_rediger(titre, elements) for titre, elements in parties.items() if elements)


def _rediger(titre: str, elements: list[str]) -> str:
    return "\n".join([titre, "", *(f"- {element}" for element in elements), ""])


def _echapper(texte: str) -> str:
    """Un texte des données n'est pas du Markdown."""
    return "".join(f"\\{signe}" if signe in r"\`*_[]<>|#" else signe for signe in texte)


def adresses_perdues(avant: Contrat, apres: Contrat) -> list[str]:
    """Chaque adresse que plus rien ne porte, et quoi écrire pour la garder : un lien y mène peut-être."""
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
