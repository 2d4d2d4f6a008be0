"""Les mots d'un document : composés comme on les imprime, et rangés de façon que deux fois les mêmes se ressemblent."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from macros.langue.francais import jour
from macros.langue.typographie import typographier
from macros.modele import Contrat
from macros.modele.vocabulaire import Terme

Contenu = dict[str, Any]
INTACTS = {"lien"}  # une adresse n'est pas une phrase
_composer_texte = lru_cache(maxsize=8192)(typographier)  # la stratégie revient dans chaque quartier


def composer(valeur: Any) -> Any:
    """La même valeur, tous ses textes typographiés, à toute profondeur."""
    if isinstance(valeur, str):
        return _composer_texte(valeur)
    if isinstance(valeur, Mapping):
        return {cle: v if cle in INTACTS else composer(v) for cle, v in valeur.items()}
    return [composer(v) for v in valeur] if isinstance(valeur, list | tuple) else valeur


def en_json(contenu: Contenu) -> bytes:
    """Les mêmes octets pour le même contenu."""
    return json.dumps(contenu, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def lien(adresse: str, texte: str) -> Contenu:
    """De quoi imprimer une adresse et y mener."""
    return {"lien": adresse, "texte": texte}


def entete(contrat: Contrat, titre: str, description: str, mots_cles: list[str], modifie_le: date | None) -> Contenu:
    """Ce qu'un PDF dit de lui-même. Sans historique, il a la date de la convention : PDF/A en demande une.

    ``date`` : [année, mois, jour].
    """
    jour_du_document = modifie_le or contrat.convention.signature.date
    return {
        "titre": titre,
        "auteur": contrat.site.editeur.nom,
        "description": description,
        "mots_cles": ["contrat de ville", contrat.convention.commune.nom, *mots_cles],
        "date": [jour_du_document.year, jour_du_document.month, jour_du_document.day],
        "mise_a_jour": f"Données mises à jour le {jour(modifie_le)}." if modifie_le else None,
        "site": nom_du_contrat(contrat),
        "page": ["Page ", " sur "],
    }


def nom_du_contrat(contrat: Contrat) -> str:
    """« Contrat de ville d'Haillicourt »."""
    return f"Contrat de ville {contrat.convention.commune.avec_preposition}"


def origine(contrat: Contrat) -> Contenu:
    """Le document dont viennent les engagements et les chiffres, et la licence sous laquelle on le reprend."""
    document, signature = contrat.convention.document, contrat.convention.signature
    licence = contrat.site.licence_donnees
    return {
        "titre": "D'où viennent les engagements et les chiffres",
        "document": {"texte": document.titre, "lien": document.lien},
        "signature": f", document signé le {jour(signature.date)}.",
        "licence": ["Données réutilisables sous ", {"texte": licence.nom, "lien": licence.lien}, "."],
    }


def explications(termes: tuple[Terme, ...]) -> list[Contenu]:
    """Des termes du glossaire, par ordre alphabétique, et ce qu'ils veulent dire."""
    return [
        {"terme": t.terme, "developpe": t.developpe, "definition": t.definition, "source": f"Source : {t.source}."}
        for t in sorted(termes, key=lambda terme: terme.terme)
    ]


def sigles_employes(contrat: Contrat, contenu: Contenu) -> tuple[Terme, ...]:
    """Les sigles du glossaire que le contenu emploie."""
    sigles = {terme.terme: terme for terme in contrat.glossaire.termes if terme.sigle}
    if not sigles:
        return ()
    motif = re.compile(rf"\b(?:{'|'.join(map(re.escape, sigles))})\b")
    vus = set(motif.findall(en_json(contenu).decode()))
    return tuple(terme for sigle, terme in sigles.items() if sigle in vus)
