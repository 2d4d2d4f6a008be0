"""Ce qu'est un document, et ce que la fiche et le livret ont de commun : typographie, en-tête, origine, sigles."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from macros.edition import Edition
from macros.langue.branches import titre_de_la_branche
from macros.langue.francais import jour, minuscule
from macros.langue.origine import actes_cites, ce_qui_en_vient
from macros.langue.phrases import nom_du_contrat, source
from macros.langue.typographie import typographier, un_de_ces_mots
from macros.modele import Contrat
from macros.modele.glossaire import Terme
from macros.modele.strategie import Branche
from macros.pages.pictogrammes import fichier_du_pictogramme

Contenu = dict[str, Any]
INTACTS = {"dessin_du_lieu", "lien", "marque", "trace"}  # une adresse, un dessin ne sont pas des phrases


class Document(NamedTuple):
    """De quoi composer un document : son gabarit, son format, son contenu en JSON, l'adresse de son code QR ou ""."""

    gabarit: str
    format: Literal["pdf", "png"]
    donnees: bytes
    adresse: str = ""


def branche_et_dessous(branche: Branche, contrat: Contrat) -> Contenu:
    """Le titre d'une branche, et ceux de ce qu'elle contient, à toute profondeur."""
    return {
        "titre": titre_de_la_branche(branche, contrat),
        "dessous": [branche_et_dessous(b, contrat) for b in branche.branches],
    }


def premiere_branche(racine: Branche, contrat: Contrat) -> Contenu:
    """Une branche du premier niveau : la même chose, et ce à quoi elle se reconnaît."""
    return {**branche_et_dessous(racine, contrat), "marque": marque(racine, contrat)}


def marque(racine: Branche, contrat: Contrat) -> Contenu:
    """La teinte d'une branche du premier niveau, et son pictogramme ; sans lui, son numéro."""
    return {
        "teinte": contrat.teinte_de(racine),
        "pictogramme": fichier_du_pictogramme(racine.pictogramme) if racine.pictogramme else None,
        "numero": racine.numero,
    }


def typographier_tout(valeur: Any) -> Any:
    """La même valeur, tous ses textes typographiés, à toute profondeur."""
    if isinstance(valeur, str):
        return typographier(valeur)
    if isinstance(valeur, Mapping):
        return {cle: v if cle in INTACTS else typographier_tout(v) for cle, v in valeur.items()}
    return [typographier_tout(v) for v in valeur] if isinstance(valeur, list | tuple) else valeur


def en_json(contenu: Contenu) -> bytes:
    """Les mêmes octets pour le même contenu."""
    return json.dumps(contenu, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def lien(adresse: str, texte: str) -> Contenu:
    """De quoi imprimer une adresse et y mener."""
    return {"lien": adresse, "texte": texte}


def entete(contrat: Contrat, titre: str, description: str, mots_cles: list[str], modifie_le: date | None) -> Contenu:
    """Ce qu'un PDF dit de lui-même ; ``date`` : [année, mois, jour].

    Il ne dit de quand sont ses données que si on le sait ; sa propre date, que PDF/A exige, est alors celle de la
    convention.
    """
    jour_du_document = modifie_le or contrat.convention.dernier_acte_le
    return {
        "titre": titre,
        "auteur": contrat.site.editeur.nom,
        "description": description,
        "mots_cles": ["contrat de ville", contrat.convention.porteur.nom, *mots_cles],
        "date": [jour_du_document.year, jour_du_document.month, jour_du_document.day],
        "mise_a_jour": f"Données mises à jour le {jour(modifie_le)}." if modifie_le else None,
        "site": nom_du_contrat(contrat),
        "page": ["Page ", " sur "],
    }


def origine(contrat: Contrat, edition: Edition) -> Contenu:
    """Le document dont viennent les engagements et les chiffres, et la licence sous laquelle on le reprend."""
    licence = contrat.site.licence_donnees
    return {
        "titre": f"D'où viennent {minuscule(ce_qui_en_vient(contrat))}",
        "actes": [
            {"acte": {"texte": acte.titre, "lien": acte.lien}, "suite": acte.suite}
            for acte in actes_cites(contrat, edition.mise_a_jour)
        ],
        "licence": ["Données réutilisables sous ", {"texte": licence.nom, "lien": licence.lien}, "."],
    }


def explications(termes: tuple[Terme, ...]) -> list[Contenu]:
    """Des termes du glossaire, et ce qu'ils veulent dire."""
    return [
        {"terme": t.terme, "developpe": t.developpe, "definition": t.definition, "source": source(t.source)}
        for t in termes
    ]


def sigles_employes(contrat: Contrat, contenu: Contenu) -> tuple[Terme, ...]:
    """Les sigles du glossaire que le contenu emploie."""
    sigles = {typographier(terme.terme): terme for terme in contrat.glossaire.termes_ranges if terme.sigle}
    if not sigles:
        return ()
    motif = re.compile(un_de_ces_mots(sigles))
    employes = {sigle for texte in _textes(contenu) for sigle in motif.findall(typographier(texte))}
    return tuple(terme for sigle, terme in sigles.items() if sigle in employes)


def _textes(valeur: Any) -> Iterator[str]:
    """Tous les textes d'un contenu, à toute profondeur ; une adresse n'en est pas un."""
    if isinstance(valeur, str):
        yield valeur
    elif isinstance(valeur, Mapping):
        yield from (texte for cle, v in valeur.items() if cle not in INTACTS for texte in _textes(v))
    elif isinstance(valeur, list | tuple):
        yield from (texte for v in valeur for texte in _textes(v))
