"""Ce que montre la vignette d'une page : l'image qui l'annonce quand on la partage."""

from macros.documents.mots import Contenu
from macros.langue.francais import accorder, enumerer, mesure, nombre
from macros.langue.phrases import habitants, nom_du_contrat, valeur
from macros.modele import Contrat, Quartier

CHIFFRES = 3
COMMUNES = 3  # au-delà, on dit combien


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
            if v
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
