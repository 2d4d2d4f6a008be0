"""Le contenu du livret de la convention : tout le contrat, dans l'ordre du document signé."""

from collections.abc import Sequence

from macros.adresses import ACCUEIL, page_du_quartier
from macros.documents.contenu import Contenu, explications, origine, premiere_branche
from macros.documents.plan import plan_de_tous
from macros.documents.quartier import adresse, contacts
from macros.edition import Edition
from macros.langue import titres
from macros.langue.branches import nom_du_niveau, noms_des_niveaux
from macros.langue.francais import jour, majuscule, minuscule
from macros.langue.origine import ce_qu_est_l_acte, document_a_jour, fait_a, titre_du_document
from macros.langue.phrases import nom_du_contrat
from macros.langue.population import habitants_dates, population_du_contrat
from macros.langue.porteur import annonce_des_signataires, nom_et_departement, periode, titre_de_l_engagement
from macros.langue.referents import des_quartiers, membre, precisions_de_l_instance
from macros.langue.reperes import ou_est
from macros.modele import Contrat, Quartier
from macros.modele.actes import Acte
from macros.modele.convention import Convention
from macros.modele.instances import Comite, Instance, Membre
from macros.modele.strategie import Branche
from macros.pages.pictogrammes import dessin_du_lieu


def convention(contrat: Contrat, edition: Edition, dessin: str = "") -> Contenu:
    """Le contrat, chapitre par chapitre ; ce que dit la fiche de chaque quartier s'y ajoute s'il y en a peu.

    ``dessin`` : celui du lieu, quand les données en donnent un.
    """
    return {
        "couverture": {**_couverture(contrat, edition), "dessin_du_lieu": dessin_du_lieu(dessin)},
        "sommaire": "Sommaire",
        "preambule": _preambule(contrat),
        "strategie": {"titre": "La stratégie", "branches": [_branche(b, contrat) for b in contrat.strategie.branches]},
        "quartiers": {
            "titre": "Les quartiers",
            "population": population_du_contrat(contrat),
            "plan": plan_de_tous(contrat),
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
            fait
            for fait in (
                nom_et_departement(c.porteur),
                c.agglomeration.nom if c.agglomeration else "",
                majuscule(periode(c)),
                majuscule(document_a_jour(contrat, edition.mise_a_jour)),
            )
            if fait
        ],
        "adresse": adresse(edition, ACCUEIL, f"Code QR : le site du {minuscule(nom_du_contrat(contrat))}"),
    }


def _preambule(contrat: Contrat) -> Contenu | None:
    c = contrat.convention
    if not (c.preambule or c.objet):
        return None
    return {
        "titre": titres.PREAMBULE,
        "paragraphes": [*c.preambule, *([c.objet.introduction] if c.objet else [])],
        "points": list(c.objet.points) if c.objet else [],
    }


def _branche(branche: Branche, contrat: Contrat) -> Contenu:
    """Une branche du premier niveau : un tableau quand toutes les siennes en contiennent, sinon une liste."""
    colonnes = []
    if branche.est_un_tableau:
        colonnes = [nom_du_niveau(branche.branches, contrat), noms_des_niveaux(branche.petites_branches, contrat)]
    return {**premiere_branche(branche, contrat), "colonnes": list(map(majuscule, colonnes))}


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
                ou_est(q),
                *([_habitants(q)] if peuples else []),
            ]
            for q in contrat.quartiers_ranges
        ],
    }


def _habitants(q: Quartier) -> str:
    return habitants_dates(q.portrait.population) if q.portrait.population else titres.NON_INDIQUE


def _pilotage(contrat: Contrat) -> Contenu:
    """Partie par partie, comme sur sa page : ce que le contrat ne dit pas en est absent."""
    p = contrat.pilotage
    seuls = p.referents and not p.maisons_du_projet
    return {
        "titre": "Le pilotage",
        "contacts": {
            **contacts(contrat, avec_les_instances=False),
            "titre": titres.REFERENTS if seuls else titres.CONTACTS,
        },
        "comites": [*([_comite(p.comite)] if p.comite else []), *(_instance(contrat, i) for i in p.instances)],
        "animations": [
            *(
                _animation(
                    a.titre or titres.ANIMATIONS[nom], [f"{a.introduction} :"] if a.introduction else [], a.modalites
                )
                for nom, a in p.animations
            ),
            *(_animation(t.titre, t.paragraphes, t.modalites) for t in p.textes),
        ],
    }


def _comite(comite: Comite) -> Contenu:
    paragraphes = [f"{comite.nom}.", comite.presentation, comite.composition]
    return {
        "titre": titres.COMITE,
        "paragraphes": paragraphes,
        "membres": _membres(comite.membres),
        "annonce_des_avis": "",
        "avis": [],
    }


def _instance(contrat: Contrat, i: Instance) -> Contenu:
    precisions = [f"{nom} : {texte}" for nom, texte in precisions_de_l_instance(i)]
    quartiers = des_quartiers(i.quartiers, contrat)
    return {
        "titre": majuscule(i.nom),
        "paragraphes": list(filter(None, (quartiers, i.presentation, *precisions, i.composition))),
        "membres": _membres(i.membres),
        "annonce_des_avis": titres.AVIS_PUBLIES,
        "avis": [{"avis": {"texte": a.titre, "lien": a.lien}, "date": f", {jour(a.date)}"} for a in i.avis],
    }


def _membres(membres: Sequence[Membre]) -> list[Contenu]:
    return [{"texte": membre(m), "parmi": list(m.parmi)} for m in membres]


def _animation(titre: str, paragraphes: Sequence[str], modalites: Sequence[str]) -> Contenu:
    return {"titre": titre, "paragraphes": list(paragraphes), "modalites": list(modalites)}


def _engagement(contrat: Contrat) -> Contenu | None:
    """Ce que promettent les signataires ; et, de chaque acte, quand et par qui il a été signé."""
    c = contrat.convention
    titre, seul = titre_de_l_engagement(c), not c.a_plusieurs_actes
    if seul and not titre:
        return None
    paragraphes = list(c.engagement.textes) if c.engagement else []
    if c.fin:
        paragraphes.append(f"{titres.FIN_DE_L_ENGAGEMENT} {jour(c.fin)}.")
    if seul and (signe_le := c.acte_en_vigueur.date):
        paragraphes.append(f"{fait_a(c)} {jour(signe_le)}.")
    return {
        "titre": titre if seul else _titre_des_actes(c),
        "paragraphes": paragraphes,
        "actes": [_acte(acte, seul) for acte in reversed(c.tous_les_actes)],
    }


def _titre_des_actes(c: Convention) -> str:
    """« L'engagement et les actes signés » : ce chapitre réunit les deux, et ce qui est seulement prévu."""
    actes = titres.ACTES if c.actes_prevus else titre_du_document(c)
    return f"L'engagement et {minuscule(actes)}" if titre_de_l_engagement(c) else actes


def _acte(acte: Acte, seul: bool) -> Contenu:
    dits = () if seul else (ce_qu_est_l_acte(acte), acte.objet)
    return {
        "titre": None if seul else acte.titre,
        "paragraphes": list(filter(None, (*dits, annonce_des_signataires(acte)))),
        "groupes": [
            {
                "titre": groupe.titre or None,
                "annonce": annonce_des_signataires(groupe),
                "signataires": [
                    {"nom": s.nom_complet, "qualite": ", ".join(s.a_quel_titre)} for s in groupe.signataires
                ],
            }
            for groupe in acte.tous_les_groupes
        ],
    }
