"""Le contenu du livret de la convention : tout le contrat, dans l'ordre du document signé."""

from macros.adresses import ACCUEIL, page_du_quartier
from macros.documents.contenu import Contenu, branche_et_dessous, explications, origine
from macros.documents.quartier import adresse, contacts
from macros.edition import Edition
from macros.langue import titres
from macros.langue.francais import enumerer, jour, majuscule, minuscule
from macros.langue.origine import document_a_jour
from macros.langue.phrases import (
    fait_a,
    habitants,
    nom_du_contrat,
    nom_du_niveau,
    noms_des_niveaux,
    periode,
    titre_de_la_branche,
)
from macros.langue.referents import membre
from macros.modele import Contrat, Quartier
from macros.modele.pilotage import Animation
from macros.modele.strategie import Branche


def convention(contrat: Contrat, edition: Edition) -> Contenu:
    """Le contrat, chapitre par chapitre ; ce que dit la fiche de chaque quartier s'y ajoute s'il y en a peu."""
    return {
        "couverture": _couverture(contrat, edition),
        "sommaire": "Sommaire",
        "preambule": _preambule(contrat),
        "strategie": {"titre": "La stratégie", "branches": [_branche(b, contrat) for b in contrat.strategie.branches]},
        "quartiers": {
            "titre": "Les quartiers",
            "quartiers": [],
            "liste": _liste(contrat, edition) if contrat.beaucoup_de_quartiers else None,
        },
        "pilotage": _pilotage(contrat),
        "engagement": _engagement(contrat),
        "glossaire": {"titre": "Le glossaire", "termes": explications(contrat.glossaire.termes_ranges)},
        "origine": origine(contrat, edition),
    }


def _couverture(contrat: Contrat, edition: Edition) -> Contenu:
    c = contrat.convention
    return {
        "surtitre": nom_du_contrat(contrat),
        "titre": c.titre,
        "sous_titre": c.sous_titre,
        "faits": [
            f"Commune {c.commune.avec_preposition} ({c.commune.departement})",
            c.agglomeration.nom,
            majuscule(periode(c)),
            majuscule(document_a_jour(contrat, edition.mise_a_jour)),
        ],
        "adresse": adresse(edition, ACCUEIL, f"Code QR : le site du {minuscule(nom_du_contrat(contrat))}"),
    }


def _preambule(contrat: Contrat) -> Contenu:
    c = contrat.convention
    return {
        "titre": "Préambule",
        "paragraphes": list(c.preambule),
        "introduction": c.objet.introduction,
        "points": list(c.objet.points),
    }


def _branche(branche: Branche, contrat: Contrat) -> Contenu:
    """Une branche du premier niveau : un tableau quand toutes les siennes en contiennent, sinon une liste."""
    dessous, petites = branche.branches, branche.petites_branches
    colonnes = [nom_du_niveau(dessous, contrat), noms_des_niveaux(petites, contrat)] if branche.est_un_tableau else []
    return {
        "titre": titre_de_la_branche(branche, contrat),
        "colonnes": list(map(majuscule, colonnes)),
        "dessous": [branche_et_dessous(b, contrat) for b in dessous],
    }


def _liste(contrat: Contrat, edition: Edition) -> Contenu:
    """Beaucoup de quartiers, en tableau : mille feuilles ne se liraient pas, et coûteraient un gigaoctet de mémoire."""
    peuples = contrat.donne_des_populations
    ou = titres.COMMUNES if contrat.tous_ont_une_commune else titres.LIEUX
    return {
        "annonce": "Chaque quartier a sa fiche, avec ses chiffres et ses objectifs, à imprimer depuis sa page du site.",
        "colonnes": [titres.QUARTIER, "Statut", ou, *([titres.POPULATION] if peuples else [])],
        "lignes": [
            [
                {"texte": q.nom, "lien": edition.url(page_du_quartier(q.slug)) if edition.adresse else None},
                q.statut,
                enumerer(q.ou),
                *([_habitants(q)] if peuples else []),
            ]
            for q in contrat.quartiers_ranges
        ],
    }


def _habitants(q: Quartier) -> str:
    return habitants(q.portrait.population) if q.portrait.population else titres.NON_INDIQUE


def _pilotage(contrat: Contrat) -> Contenu:
    p = contrat.pilotage
    return {
        "titre": "Le pilotage",
        "contacts": {**contacts(contrat), "titre": "Les référents"},
        "comite": {
            "titre": "Le comité de pilotage",
            "paragraphes": [f"{p.comite.nom}.", p.comite.presentation, p.comite.composition],
            "membres": [{"texte": membre(m), "parmi": list(m.parmi)} for m in p.comite.membres],
        },
        "animations": [
            _animation("L'animation du partenariat", p.partenariat),
            _animation("La participation des habitants", p.participation),
        ],
    }


def _animation(titre: str, animation: Animation) -> Contenu:
    return {"titre": titre, "introduction": f"{animation.introduction} :", "modalites": list(animation.modalites)}


def _engagement(contrat: Contrat) -> Contenu:
    c = contrat.convention
    return {
        "titre": "Les signataires et leur engagement",
        "paragraphes": [
            *c.engagement.textes,
            f"{titres.FIN_DE_L_ENGAGEMENT} {jour(c.engagement.echeance)}.",
            f"{fait_a(c)} {jour(c.signature.date)}.",
        ],
        "signataires": [{"nom": s.nom_complet, "qualite": s.qualite} for s in c.signataires],
    }
