"""Ce qui se dit d'un contour et d'un plan : la surface, où cela s'étend, l'échelle, et d'où cela vient."""

from collections.abc import Iterable

from macros.langue.francais import a, compter, de, enumerer, jour, nombre
from macros.langue.phrases import le_quartier
from macros.modele import Contrat, Quartier
from macros.modele.contour import Contour, Origine

NOMMES = 3  # quartiers absents d'un plan : au-delà, on dit combien
ECART_DE_MESURE = 0.1  # de la surface : en dessous, un arrondi ou un tracé plus simple l'expliquent


def surface_du_contour(contour: Contour) -> str:
    """« 85 hectares » ; sous dix hectares, un petit quartier garde sa décimale : « 4,3 hectares »."""
    exacte = contour.hectares
    return compter(round(exacte) if exacte >= 10 else round(exacte, 1), "hectare")  # noqa: PLR2004 - dix hectares


def origine_des_contours(origine: Origine) -> str:
    """« Agence d'exemple, 2024, mise à jour du 15 janvier 2026, Licence Ouverte 2.0. »."""
    parties = (origine.source, origine.millesime, f"mise à jour du {jour(origine.date)}")
    licence = f", {origine.licence.nom}" if origine.licence else ""
    return f"{', '.join(filter(None, parties))}{licence}."


def etendue(contrat: Contrat, quartier: Quartier) -> str:
    """« 85 hectares, à cheval sur Bourg et Villenue », « 12 hectares, à Bourg » ; vide sans contour."""
    contour = contrat.contour_de(quartier)
    if not contour:
        return ""
    communes = [commune.nom for commune in contrat.communes_touchees(quartier)]
    ou = f", à cheval sur {enumerer(communes)}" if len(communes) > 1 else "".join(f", {a(nom)}" for nom in communes)
    signee = quartier.portrait.surface  # celle de la source passe avant celle que mesure le contour
    return f"{compter(signee, 'hectare') if signee else surface_du_contour(contour)}{ou}"


def ecart_de_surface(contrat: Contrat, quartier: Quartier) -> str:
    """« … le contour tracé ici mesure 107 hectares. », quand la source dit une autre surface que lui ; sinon, vide."""
    contour, signee = contrat.contour_de(quartier), quartier.portrait.surface
    if not contour or not signee or abs(contour.hectares - signee) <= signee * ECART_DE_MESURE:
        return ""
    return f"Cette surface est celle que dit la source ; le contour tracé ici mesure {surface_du_contour(contour)}."


def titre_du_plan(contrat: Contrat, quartier: Quartier) -> str:
    """« Plan du quartier Le Parc : 85 hectares, à Bourg », ce qu'un lecteur d'écran dit du dessin."""
    return f"Plan {de(le_quartier(quartier))} : {etendue(contrat, quartier)}"


def titre_du_plan_du_contrat(contrat: Contrat) -> str:
    """« Plan de 3 quartiers : le Parc, 85 hectares, à Bourg ; … » ; nombreux, la liste qui le suit les dit mieux."""
    connus = [q for q, _ in contrat.quartiers_avec_contour]
    tete = f"Plan de {compter(len(connus), 'quartier')}"
    if not contrat.peu_de_quartiers:
        communes = {commune.code for q in connus for commune in contrat.communes_touchees(q)}
        ou = f", dans {compter(len(communes), 'commune')}" if communes else ""
        return f"{tete}{ou} ; la liste qui suit les nomme"
    return f"{tete} : {' ; '.join(f'{q.nom}, {etendue(contrat, q)}' for q in connus)}"


def quartiers_hors_du_plan(contrat: Contrat) -> str:
    """« Ce plan ne montre pas le Lac : aucun contour n'en est publié. » ; vide quand il les montre tous, ou aucun."""
    absents = [le_quartier(q) for q in contrat.quartiers_ranges if not contrat.contour_de(q)]
    if not absents or len(absents) == len(contrat.quartiers):
        return ""
    dits = enumerer(absents) if len(absents) <= NOMMES else compter(len(absents), "quartier")
    return f"Ce plan ne montre pas {dits} : aucun contour n'en est publié."


def longueur(metres: int) -> str:
    """« 500 m », « 2 km » : ce que dit l'échelle d'un plan."""
    return f"{nombre(metres // 1000)} km" if metres >= 1000 else f"{nombre(metres)} m"  # noqa: PLR2004 - un kilomètre


def credits_du_plan(origines: Iterable[Origine]) -> list[str]:
    """« Contours : Agence d'exemple, 2024, mise à jour du 15 janvier 2026, Licence Ouverte 2.0. », un par source."""
    return [f"Contours : {origine_des_contours(origine)}" for origine in origines]
