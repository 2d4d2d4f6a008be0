"""La liste des documents, et ce que chacun contient : la fiche et la vignette de chaque quartier, le livret."""

from typing import Literal, NamedTuple

from macros import adresses
from macros.documents.contenu import (
    Contenu,
    en_json,
    entete,
    explications,
    origine,
    sigles_employes,
    typographier_tout,
)
from macros.documents.convention import convention
from macros.documents.quartier import contacts, quartier
from macros.edition import Edition
from macros.langue.francais import accorder, enumerer, mesure, minuscule, nombre
from macros.langue.phrases import habitants, nom_du_contrat, valeur
from macros.modele import Contrat, Quartier
from macros.pages.blocs import BLOCS, PageGeneree, pages_des_quartiers

CHIFFRES = 3  # sur la vignette d'un quartier
COMMUNES = 3  # au-delà, on dit combien


class Document(NamedTuple):
    """De quoi composer un document : son gabarit, son format, son contenu en JSON, l'adresse de son code QR ou ""."""

    gabarit: str
    format: Literal["pdf", "png"]
    donnees: bytes
    adresse: str = ""


def preparer_documents(contrat: Contrat, edition: Edition) -> dict[str, Document]:
    """Le contrat -> le chemin de chaque document dans le site (« documents/convention.pdf ») et de quoi le composer."""
    pages = pages_des_quartiers(contrat)
    contenus = {q.slug: typographier_tout(quartier(contrat, edition, q)) for q in contrat.quartiers_ranges}
    documents = {
        adresses.LIVRET: _livret(contrat, edition, list(contenus.values())),  # le plus long, donc le premier
        adresses.VIGNETTE_DU_SITE: Document("vignette", "png", en_json(typographier_tout(vignette_du_site(contrat)))),
    }
    for q in contrat.quartiers_ranges:
        page = pages[adresses.page_du_quartier(q.slug)]
        documents[adresses.fiche_a_imprimer(q.slug)] = _fiche(contrat, edition, q, page, contenus[q.slug])
        documents[adresses.vignette_du_quartier(q.slug)] = Document(
            "vignette", "png", en_json(typographier_tout(vignette(contrat, q)))
        )
    return documents


def _fiche(contrat: Contrat, edition: Edition, q: Quartier, page: PageGeneree, contenu: Contenu) -> Document:
    """La fiche a la date des fichiers que montre la page du quartier."""
    fichiers = [source.format(slug=q.slug) for source in BLOCS["quartier"].sources]
    titre = f"{q.nom} – {nom_du_contrat(contrat)}"
    autour = {
        "entete": entete(contrat, titre, page.description, [q.nom, *q.communes], edition.jour(fichiers)),
        "contacts": contacts(contrat),
        "origine": origine(contrat),
    }
    sigles = sigles_employes(contrat, {**autour, **contenu})
    explication = {"titre": "Les sigles de cette fiche", "termes": explications(sigles)}
    return _pdf("fiche", {**contenu, **typographier_tout({**autour, "sigles": explication})}, contenu["adresse"])


def _livret(contrat: Contrat, edition: Edition, quartiers: list[Contenu]) -> Document:
    titre = f"{contrat.convention.titre} – {contrat.convention.commune.nom}"
    description = f"{contrat.convention.sous_titre} du {minuscule(nom_du_contrat(contrat))}."
    autour = typographier_tout(
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


def _pdf(gabarit: str, contenu: Contenu, adresse: Contenu | None) -> Document:
    return Document(gabarit, "pdf", en_json(contenu), adresse["lien"] if adresse else "")


def vignette(contrat: Contrat, q: Quartier) -> Contenu:
    """Le quartier, son statut, et les trois premiers chiffres que la source donne de lui."""
    return {
        "site": nom_du_contrat(contrat),
        "titre": q.nom,
        "statut": q.statut_complet,
        "precision": f"{_communes(q)} · {habitants(q.portrait.population)}",
        "chiffres": [
            {
                "valeur": valeur(v, i),
                "libelle": i.libelle,
                "comparaison": f"{mesure(i.agglomeration, i.unite)} dans l'agglomération",
            }
            for i, v in list(contrat.portrait(q))[:CHIFFRES]
        ],
    }


def vignette_du_site(contrat: Contrat) -> Contenu:
    """La commune et son contrat, pour toutes les autres pages."""
    c = contrat.convention
    actions = sum(len(textes) for q in contrat.quartiers for textes in q.objectifs.values())
    comptes = ((len(contrat.quartiers), "quartier"), (len(contrat.strategie.enjeux), "enjeu"), (actions, "objectif"))
    return {
        "site": nom_du_contrat(contrat),
        "titre": c.commune.nom,
        "statut": c.titre,
        "precision": f"{c.agglomeration.nom} · {c.periode.debut}-{c.periode.fin}",
        "chiffres": [_compte(combien, nom) for combien, nom in comptes if combien],
    }


def _compte(combien: int, nom: str) -> Contenu:
    return {"valeur": nombre(combien), "libelle": accorder(nom, combien), "comparaison": ""}


def _communes(q: Quartier) -> str:
    return enumerer(q.communes) if len(q.communes) <= COMMUNES else f"{len(q.communes)} communes"
