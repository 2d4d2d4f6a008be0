"""D'où viennent les engagements et les chiffres : ce qui a été signé, et ses mises à jour dès qu'il y en a."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from macros.langue import titres
from macros.langue.francais import a, citer, de, enumerer, jour, le, majuscule, minuscule, sans_accent
from macros.langue.phrases import nom_du_contrat
from macros.langue.suivi import moment
from macros.modele import Contrat
from macros.modele.actes import Acte
from macros.modele.avancement import Avancement
from macros.modele.convention import CONTRAT_DE_VILLE, CONVENTION, Convention
from macros.modele.jours import est_un_jour

LISTE_NATIONALE = "liste nationale publiée par l'Agence nationale de la cohésion des territoires (ANCT)"
# Où l'on signe, quand le nom a perdu son article : ces mots, masculins ou féminins, n'ouvrent pas celui d'une ville.
LIEUX_FEMININS = ("préfecture", "sous-préfecture", "mairie", "maison", "salle", "médiathèque", "école")
LIEUX_MASCULINS = ("hôtel", "siège", "centre", "espace", "conseil", "palais", "château", "théâtre")
PEU_D_ACTES = 2  # au-delà, une phrase ne les dit plus tous


class ActeCite(NamedTuple):
    """Le titre d'un acte, son adresse s'il est en ligne, et ce qui suit dans la phrase."""

    titre: str
    lien: str | None
    suite: str


def acte_signe(acte: Acte) -> str:
    """« convention signée le 9 juillet 2024 », « avenant prévu en 2027 », « convention » sans date."""
    if acte.date:
        return f"{acte.sorte} {acte.nom_commun.accorder('signé')} le {jour(acte.date)}"
    if acte.annee:
        return f"{acte.sorte} {acte.nom_commun.accorder('signé')} en {acte.annee}"
    if acte.prevu:
        quand = f"{'le' if est_un_jour(acte.prevu) else 'en'} {moment(acte.prevu)}"
        return f"{acte.sorte} {acte.nom_commun.accorder('prévu')} {quand}"
    return acte.sorte


def l_acte_signe(acte: Acte) -> str:
    """« la convention signée le 9 juillet 2024 », « l'avenant signé le 12 mars 2027 »."""
    return le(acte_signe(acte), acte.nom_commun.feminin)


def convention_signee(convention: Convention, prefixe: Callable[[str], str] = str) -> str:
    """« convention signée le 9 juillet 2024 » ; s'il y a plusieurs actes, jusqu'au plus récent.

    ``prefixe`` : ce que devient chaque autre nom après une préposition, comme ``de``.
    """
    actes = _actes_dits(convention)
    premier, dernier = acte_signe(actes[0]), l_acte_signe(actes[-1])
    if len(actes) > PEU_D_ACTES:
        return f"{premier} et {prefixe('ses suites')}, jusqu'{a(dernier)}"
    return f"{premier} et {prefixe(dernier)}" if len(actes) > 1 else premier


def _actes_dits(convention: Convention) -> tuple[Acte, ...]:
    """Ceux qui sont signés ; à défaut, le premier que disent les données."""
    return convention.actes_signes or convention.tous_les_actes[:1]


def la_convention_signee(convention: Convention) -> str:
    """« la convention signée le 9 juillet 2024 »."""
    return f"{article_de_la_convention(convention)}{convention_signee(convention)}"


def article_de_la_convention(convention: Convention) -> str:
    """« la », « le » et son espace, ou « l' » : ce qui précède ``convention_signee``."""
    premier = _actes_dits(convention)[0]
    return le(premier.sorte, premier.nom_commun.feminin).removesuffix(premier.sorte)


def venant_de_la_convention(convention: Convention) -> str:
    """Après ``de_la_convention`` : « convention signée le … », « convention signée le… et de l'avenant… »."""
    return convention_signee(convention, de)


def de_la_convention(convention: Convention) -> str:
    """« de la », « du » et son espace, ou « de l' »."""
    article = article_de_la_convention(convention)
    return de(f"{article}x").removesuffix("x")


def fait_a(convention: Convention) -> str:
    """« Fait à Rivage, le » : la date de la signature suit."""
    lieu = convention.acte_en_vigueur.lieu
    return f"Fait {a(_avec_son_article(lieu))}, le" if lieu else "Fait le"


def _avec_son_article(lieu: str) -> str:
    """« préfecture de Rivage » -> « la préfecture de Rivage » ; une ville, ou un nom qui a son article, reste."""
    mot = lieu.split(maxsplit=1)[0].casefold()
    a_un_article = mot in (*LIEUX_FEMININS, *LIEUX_MASCULINS) and lieu != "École"  # c'est aussi une commune
    return le(minuscule(lieu), mot in LIEUX_FEMININS) if a_un_article else lieu


def titre_du_document(convention: Convention) -> str:
    """Celui de la partie qui montre ce qui a été signé : rien ne se dit signé sans un jour, ou des signataires."""
    conclus = convention.actes_conclus
    signes = all(acte.signe_le or acte.combien for acte in conclus)
    if not convention.a_plusieurs_actes:
        return titres.DOCUMENT_SIGNE if signes else titres.DOCUMENT
    if not signes:
        return titres.ACTES
    return titres.ACTES_SIGNES if len(conclus) > 1 else titres.ACTE_SIGNE


def tout_le_document(convention: Convention) -> str:
    """« Toute la convention, mise à jour » : ce qu'est le livret."""
    premier = _actes_dits(convention)[0]
    return "Toute la convention, mise à jour" if premier.sorte.startswith(CONVENTION) else "Tout le contrat, mis à jour"


def ce_qui_en_vient(contrat: Contrat) -> str:
    """« Les engagements et les chiffres » : ce que les données disent venir de ce qui a été signé.

    Un chiffre qui vient d'ailleurs dit sa source : ``d_ou_viennent_les_autres``.
    """
    signes = contrat.convention.chiffres_du_contrat and not contrat.a_des_chiffres_d_ailleurs
    return f"Les engagements{' et les chiffres' if signes and contrat.donne_des_chiffres else ''}"


def d_ou_viennent_les_autres(contrat: Contrat) -> str:
    """Ce qui se dit des chiffres que personne n'a signés ; vide quand il n'y en a pas."""
    du_quartier = "de chaque quartier" if contrat.a_plusieurs_quartiers else "du quartier"
    return f"La page {du_quartier} dit d'où viennent ses chiffres." if contrat.a_des_chiffres_d_ailleurs else ""


def donne_des_explications(contrat: Contrat) -> bool:
    """Vrai quand le site explique un indicateur, une sorte de quartier ou un mot."""
    expliques = any(statut.explication for statut in contrat.statuts_employes)
    return bool(contrat.indicateurs.indicateurs or contrat.glossaire.termes or expliques)


def citation(contrat: Contrat, avancement: Avancement) -> str:
    """« « Ouvrir un lieu », La Cité, contrat de ville de Rivage, convention signée le 9 juillet 2024 », sans point."""
    ou = f"{avancement.quartier.nom}, {minuscule(nom_du_contrat(contrat))}"
    signe = acte_signe(contrat.convention.acte_en_vigueur).removeprefix(CONTRAT_DE_VILLE).strip()
    return ", ".join(filter(None, (citer(avancement.objectif.texte), ou, signe)))


def mises_a_jour(contrat: Contrat, derniere: date | None) -> str:
    """« ses mises à jour, la dernière le 31 mars 2026 » ; vide tant que la convention dit tout.

    C'est la règle : les données ont changé depuis la signature (``derniere``), ou citent une source plus récente.
    """
    leurs = "leurs" if len(contrat.convention.actes_signes) > 1 else "ses"
    if derniere:
        return f"{leurs} mises à jour, la dernière le {jour(derniere)}"
    return f"{leurs} mises à jour" if contrat.cite_plus_recent_que_la_convention else ""


def convention_a_jour(contrat: Contrat, derniere: date | None) -> str:
    """« la convention signée le 9 juillet 2024 », suivie de « et ses mises à jour » s'il y en a."""
    suite = mises_a_jour(contrat, derniere)
    et = ", et" if len(contrat.convention.actes_signes) > 1 else " et"
    return f"{la_convention_signee(contrat.convention)}{suite and f'{et} {suite}'}"


def document_a_jour(contrat: Contrat, derniere: date | None) -> str:
    """« document signé le 9 juillet 2024 », suivi de « et ses mises à jour » s'il y en a ; vide sinon."""
    convention = contrat.convention
    if len(convention.actes_signes) > 1:
        return convention_a_jour(contrat, derniere)
    suite = mises_a_jour(contrat, derniere)
    date_du_document = convention.acte_en_vigueur.date
    document = f"document signé le {jour(date_du_document)}" if date_du_document else ""
    return ", et ".join(filter(None, (document, suite)))


def actes_cites(contrat: Contrat, derniere: date | None) -> list[ActeCite]:
    """Chaque acte, du plus récent au plus ancien, et ce qu'on en dit ; d'un seul, aussi ses mises à jour."""
    actes = contrat.convention.tous_les_actes
    if len(actes) == 1:
        suite = document_a_jour(contrat, derniere)
        return [ActeCite(actes[0].titre, actes[0].lien, f"{suite and f', {suite}'}.")]
    return [ActeCite(acte.titre, acte.lien, f", {_a_la_suite(acte)}.") for acte in reversed(actes) if not acte.prevu]


def _a_la_suite(acte: Acte) -> str:
    """« signée le 9 juillet 2024 » après un titre qui commence par la sorte de l'acte ; sinon, elle se dit aussi."""
    deja_dite = sans_accent(acte.titre).startswith(sans_accent(acte.sorte))
    return acte_signe(acte).removeprefix(f"{acte.sorte} ") if deja_dite else acte_signe(acte)


def ce_qu_est_l_acte(acte: Acte) -> str:
    """« Avenant signé le 12 mars 2027 à Exempleville. », sous son titre."""
    lieu = f" {a(_avec_son_article(acte.lieu))}" if acte.lieu and acte.signe_le else ""
    return f"{majuscule(acte_signe(acte))}{lieu}."


def d_ou_viennent_les_ajouts(contrat: Contrat) -> str:
    """Ce que personne n'a signé, sorte par sorte : rien ne se dit d'un glossaire ou d'un code que le site n'a pas."""
    codes = any(quartier.code_2024 for quartier in contrat.quartiers)
    ecrites = ["les explications des indicateurs"] if contrat.indicateurs.indicateurs else []
    phrases = (
        "Chaque définition du glossaire dit sa source." if contrat.glossaire.termes else "",
        f"Les codes 2024 des quartiers prioritaires viennent de la {LISTE_NATIONALE}." if codes else "",
        d_ou_viennent_les_autres(contrat),
        f"{majuscule(enumerer([*ecrites, 'les mentions légales']))} ont été écrites pour ce site.",
    )
    return " ".join(filter(None, phrases))
