"""De quoi est fait chaque document : son gabarit, son format, et tous ses mots. Rien ici ne se compose encore."""

from typing import Literal, NamedTuple

from macros.documents.convention import convention
from macros.documents.mots import (
    Contenu,
    composer,
    en_json,
    entete,
    explications,
    origine,
    sigles_employes,
)
from macros.documents.quartier import contacts, quartier
from macros.documents.vignette import vignette, vignette_du_site
from macros.edition import Edition
from macros.langue.francais import minuscule
from macros.langue.phrases import nom_du_contrat
from macros.modele import Contrat, Quartier
from macros.pages.pages import BLOCS, Page, pages_des_quartiers

CONVENTION = "documents/convention.pdf"
VIGNETTE_DU_SITE = "vignettes/site.png"


class Recette(NamedTuple):
    """Un gabarit de ``gabarits/``, le format à en tirer, ses données en JSON, et l'adresse de son code QR ("" sans)."""

    gabarit: str
    format: Literal["pdf", "png"]
    donnees: bytes
    adresse: str = ""


def recettes(contrat: Contrat, edition: Edition) -> dict[str, Recette]:
    """Le contrat -> le chemin de chaque document dans le site (« documents/convention.pdf ») et sa recette."""
    pages = pages_des_quartiers(contrat)
    contenus = {q.slug: composer(quartier(contrat, edition, q)) for q in contrat.quartiers_ranges}
    faites = {
        CONVENTION: _livret(contrat, edition, list(contenus.values())),  # le plus long : qu'il commence le premier
        VIGNETTE_DU_SITE: Recette("vignette", "png", en_json(composer(vignette_du_site(contrat)))),
    }
    for q in contrat.quartiers_ranges:
        page = pages[f"quartiers/{q.slug}.md"]
        faites[f"documents/quartiers/{q.slug}.pdf"] = _fiche(contrat, edition, q, page, contenus[q.slug])
        faites[f"vignettes/quartiers/{q.slug}.png"] = Recette(
            "vignette", "png", en_json(composer(vignette(contrat, q)))
        )
    return faites


def _fiche(contrat: Contrat, edition: Edition, q: Quartier, page: Page, contenu: Contenu) -> Recette:
    """La fiche a la date des fichiers que montre la page du quartier."""
    fichiers = [source.format(slug=q.slug) for source in BLOCS["quartier"].sources]
    titre = f"{q.nom} – {nom_du_contrat(contrat)}"
    autour = {
        "entete": entete(contrat, titre, page.description, [q.nom, *q.communes], edition.jour(fichiers)),
        "contacts": contacts(contrat),
        "origine": origine(contrat),
    }
    sigles = sigles_employes(contrat, {**autour, **contenu})
    mots = {"titre": "Les sigles de cette fiche", "termes": explications(sigles)}
    return _pdf("fiche", {**contenu, **composer({**autour, "sigles": mots})}, contenu["adresse"])


def _livret(contrat: Contrat, edition: Edition, quartiers: list[Contenu]) -> Recette:
    titre = f"{contrat.convention.titre} – {contrat.convention.commune.nom}"
    description = f"{contrat.convention.sous_titre} du {minuscule(nom_du_contrat(contrat))}."
    autour = composer(
        {
            **convention(contrat, edition),
            "entete": entete(
                contrat, titre, description, [q.nom for q in contrat.quartiers_ranges][:10], edition.jour()
            ),
        }
    )
    if not contrat.beaucoup_de_quartiers:
        autour["quartiers"]["quartiers"] = quartiers
    return _pdf("livret", autour, autour["couverture"]["adresse"])


def _pdf(gabarit: str, contenu: Contenu, adresse: Contenu | None) -> Recette:
    return Recette(gabarit, "pdf", en_json(contenu), adresse["lien"] if adresse else "")
