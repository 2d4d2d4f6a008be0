"""Le plan et la silhouette d'un quartier, tels qu'on les imprime : des tracés, des noms, et ce qu'ils disent."""

from macros.documents.contenu import Contenu
from macros.langue.contours import (
    credits_du_plan,
    ecart_de_surface,
    etendue,
    longueur,
    quartiers_hors_du_plan,
    titre_du_plan,
    titre_du_plan_du_contrat,
)
from macros.langue.francais import majuscule
from macros.modele import Contrat, Quartier
from macros.plans import Plan, plan_du_contrat, plan_du_quartier
from macros.plans import silhouette as tracer_la_silhouette


def plan_de_tous(contrat: Contrat) -> Contenu | None:
    """Celui du contrat ; « None » quand on ne connaît aucun contour."""
    plan = plan_du_contrat(contrat)
    if not plan:
        return None
    return {
        **_dessin(plan, titre_du_plan_du_contrat(contrat)),
        "dits": list(filter(None, [quartiers_hors_du_plan(contrat)])),
    }


def plan_d_un_seul(contrat: Contrat, q: Quartier) -> Contenu | None:
    """Celui d'un quartier, et ce qui s'en dit ; « None » quand on ne connaît pas son contour."""
    plan = plan_du_quartier(contrat, q)
    if not plan:
        return None
    dits = (f"{majuscule(etendue(contrat, q))}.", ecart_de_surface(contrat, q))
    return {**_dessin(plan, titre_du_plan(contrat, q)), "dits": [" ".join(filter(None, dits))]}


def silhouette(contrat: Contrat, q: Quartier) -> Contenu | None:
    """La forme du quartier, seule ; elle ne dit rien que le texte ne dise."""
    contour = contrat.contour_de(q)
    return {"trace": (dessin := tracer_la_silhouette(contour)).chemin, "cote": dessin.cote} if contour else None


def _dessin(plan: Plan, titre: str) -> Contenu:
    """``titre`` est ce qu'en dit un lecteur d'écran ; chaque forme et chaque nom disent leur ``sorte``."""
    formes = [("commune", forme) for forme in plan.communes]
    formes += [("ici" if forme.principale else "quartier", forme) for forme in plan.quartiers]
    noms = [("commune", nom) for nom in plan.noms_des_communes] + [("quartier", nom) for nom in plan.noms_des_quartiers]
    return {
        "titre": titre,
        "largeur": plan.largeur,
        "hauteur": plan.hauteur,
        "formes": [{"sorte": sorte, "trace": forme.chemin} for sorte, forme in formes],
        "noms": [{"sorte": sorte, "texte": n.texte, "x": n.x, "y": n.y, "ancre": n.ancre} for sorte, n in noms],
        "echelle": {"longueur": plan.echelle.longueur, "texte": longueur(plan.echelle.metres)},
        "numeros": [{"numero": n.numero, "nom": n.nom} for n in plan.numeros],
        "credits": credits_du_plan(plan.origines),
    }
