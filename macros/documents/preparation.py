"""La liste des documents, et ce que chacun contient : la fiche et la vignette de chaque quartier, le livret.

Et, avant de les composer, les signes absents de leurs polices : typst refuse alors de faire un PDF accessible.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from macros import adresses
from macros.documents.contenu import (
    Contenu,
    Document,
    en_json,
    entete,
    explications,
    origine,
    sigles_employes,
    typographier_tout,
)
from macros.documents.convention import convention
from macros.documents.impression import OPTIONS, Compositeur
from macros.documents.plan import silhouette
from macros.documents.quartier import quartier, qui_appeler
from macros.edition import Edition
from macros.langue.chiffres_cles import chiffres_cles, comptes_du_contrat
from macros.langue.francais import compter, enumerer, minuscule
from macros.langue.phrases import nom_du_contrat
from macros.langue.population import habitants_dates
from macros.lecture import DonneesFautives, arbres
from macros.modele import Contrat, Quartier
from macros.pages.blocs import BLOCS, PageGeneree, pages_des_quartiers
from macros.pages.pictogrammes import dessin_du_lieu

NOMMES = 3  # lieux : au-delà, on dit combien
# Hors de l'alphabet latin et de sa ponctuation, que les polices ont, on demande à typst.
SIGNE_RARE = re.compile("[^\\s\u0020-\u024f‐-―‘’“”„†•…‹›€№]")
ESSAI = b'#set document(title: "Essai")\n#sys.inputs.signe'


def preparer_documents(contrat: Contrat, edition: Edition, dessin: str = "") -> dict[str, Document]:
    """Le contrat -> le chemin de chaque document dans le site (« documents/convention.pdf ») et de quoi le composer.

    ``dessin`` : celui du lieu, quand les données en donnent un.
    """
    pages = pages_des_quartiers(contrat)
    contenus = {q.slug: typographier_tout(quartier(contrat, edition, q)) for q in contrat.quartiers_ranges}
    documents = {
        adresses.LIVRET: _livret(contrat, edition, list(contenus.values()), dessin),  # le plus long, donc le premier
        adresses.VIGNETTE_DU_SITE: _vignette(_contenu_pour_le_site(contrat, dessin)),
    }
    for q in contrat.quartiers_ranges:
        page = pages[adresses.page_du_quartier(q.slug)]
        documents[adresses.fiche_a_imprimer(q.slug)] = _fiche(contrat, edition, q, page, contenus[q.slug])
        documents[adresses.vignette_du_quartier(q.slug)] = _vignette(_contenu_pour_un_quartier(contrat, q))
    return documents


def _fiche(contrat: Contrat, edition: Edition, q: Quartier, page: PageGeneree, contenu: Contenu) -> Document:
    """La fiche a la date des fichiers que montre la page du quartier."""
    fichiers = [source.format(slug=q.slug) for source in BLOCS["quartier"].sources]
    titre = f"{q.nom} – {nom_du_contrat(contrat)}"
    communs = {
        "entete": entete(contrat, titre, page.description, [q.nom, *q.ou], edition.jour(fichiers)),
        "contacts": qui_appeler(contrat, q.slug),
        "origine": origine(contrat, edition),
    }
    sigles = sigles_employes(contrat, {**communs, **contenu})
    explication = {"titre": "Les sigles de cette fiche", "termes": explications(sigles)}
    return _pdf("fiche", {**contenu, **typographier_tout({**communs, "sigles": explication})}, contenu["adresse"])


def _livret(contrat: Contrat, edition: Edition, quartiers: list[Contenu], dessin: str) -> Document:
    titre = f"{contrat.convention.titre} – {contrat.convention.porteur.nom}"
    sous_titre = contrat.convention.sous_titre
    description = (
        f"{f'{sous_titre} du {minuscule(nom_du_contrat(contrat))}' if sous_titre else nom_du_contrat(contrat)}."
    )
    mots_cles = [q.nom for q in contrat.quartiers_ranges[:10]]
    debut = {"entete": entete(contrat, titre, description, mots_cles, edition.jour())}
    contenu = typographier_tout({**convention(contrat, edition, dessin), **debut})
    if not contrat.beaucoup_de_quartiers:
        contenu["quartiers"]["quartiers"] = quartiers
    return _pdf("livret", contenu, contenu["couverture"]["adresse"])


def _pdf(gabarit: str, contenu: Contenu, adresse: Contenu | None) -> Document:
    return Document(gabarit, "pdf", en_json(contenu), adresse["lien"] if adresse else "")


def _vignette(contenu: Contenu) -> Document:
    return Document("vignette", "png", en_json(typographier_tout(contenu)))


def _contenu_pour_un_quartier(contrat: Contrat, q: Quartier) -> Contenu:
    """Le quartier, son statut, et les trois premiers chiffres que la source donne de lui."""
    precision = (_situer(q), habitants_dates(q.portrait.population) if q.portrait.population else "")
    return {
        "site": nom_du_contrat(contrat),
        "titre": q.nom,
        "statut": contrat.statut_de(q),
        "precision": " · ".join(filter(None, precision)),
        "chiffres": [chiffre._asdict() for chiffre in chiffres_cles(contrat, q)],
        "silhouette": silhouette(contrat, q),
        "dessin_du_lieu": None,
    }


def _situer(q: Quartier) -> str:
    """Ses communes ou, sans elles, ses lieux, puis ses secteurs ; trop nombreux, combien il y en a."""
    sortes = (("commune", q.communes), ("lieu", q.lieux), ("secteur", q.secteurs))
    sorte, noms = next((sorte, noms) for sorte, noms in sortes if noms)
    return enumerer(noms) if len(noms) <= NOMMES else compter(len(noms), sorte)


def _contenu_pour_le_site(contrat: Contrat, dessin: str) -> Contenu:
    """La commune et son contrat, pour toutes les autres pages."""
    c = contrat.convention
    return {
        "site": nom_du_contrat(contrat),
        "titre": c.porteur.nom,
        "statut": c.titre,
        "precision": f"{f'{c.agglomeration.nom} · ' if c.agglomeration else ''}{c.periode.debut}-{c.derniere_annee}",
        "chiffres": [compte._asdict() for compte in comptes_du_contrat(contrat)],
        "silhouette": None,
        "dessin_du_lieu": dessin_du_lieu(dessin),
    }


def verifier_signes(dossier: Path) -> None:
    """Lève ``DonneesFautives`` si un texte de ``dossier``, par ailleurs sans faute, a un signe absent des polices."""
    fautes = [
        arbre.faute(chemin, f"« {signe} » manque aux polices des documents : supprimez ce signe")
        for arbre in arbres(dossier)
        for chemin, texte in arbre.valeurs.items()
        if isinstance(texte, str)
        for signe in absents_des_polices(SIGNE_RARE.findall(texte))
    ]
    if fautes:
        raise DonneesFautives(fautes)


def absents_des_polices(signes: Iterable[str]) -> set[str]:
    """Ceux de ces signes qu'aucune police des documents ne contient."""
    return {signe for signe in signes if not _se_compose(signe)}


@cache
def _se_compose(signe: str) -> bool:
    try:
        _compositeur().typst.compile(ESSAI, sys_inputs={"signe": signe}, format="pdf", **OPTIONS["pdf"])
    except RuntimeError:
        return False
    return True


@cache
def _compositeur() -> Compositeur:
    return Compositeur()
