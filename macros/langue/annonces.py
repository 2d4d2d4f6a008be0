"""Ce qu'annoncent les pages communes à tous les contrats : leurs titres, leur description, leurs premières phrases.

Rien n'y est dit que les données ne disent : une partie absente ne s'annonce pas.
"""

from collections.abc import Callable

from macros import adresses
from macros.langue.francais import a, article, de, enumerer, majuscule, minuscule, sans_accent
from macros.langue.phrases import le_quartier
from macros.langue.porteur import l_intercommunalite, toute_l_intercommunalite
from macros.modele import Contrat
from macros.modele.grammaire import est_dit_quartier


def les_branches(contrat: Contrat) -> str:
    """« les enjeux » : les branches du premier niveau, comme le contrat les nomme."""
    return f"les {contrat.premier_niveau.pluriel}"


def strategie_au_menu(contrat: Contrat) -> str:
    """« Défis » : les mêmes, au menu."""
    return majuscule(contrat.premier_niveau.pluriel)


def les_quartiers(contrat: Contrat) -> str:
    """« les quartiers d'Exempleville » ; le seul, par son nom : « la Butte, quartier d'Exempleville »."""
    de_quoi = contrat.convention.porteur.avec_preposition
    if not contrat.a_plusieurs_quartiers:
        return _situe(le_quartier(contrat.quartiers[0]), contrat)
    return f"les quartiers {de_quoi}"


def titre_des_quartiers(contrat: Contrat) -> str:
    """« Trouver mon quartier », à l'accueil ; d'un seul, il n'y a rien à trouver."""
    return "Trouver mon quartier" if contrat.a_plusieurs_quartiers else "Le quartier"


def _situe(quartier: str, contrat: Contrat) -> str:
    """« la Butte, quartier d'Exempleville » ; ni « quartier », ni le nom du territoire ne se disent deux fois."""
    porteur = contrat.convention.porteur
    if sans_accent(porteur.nom) in sans_accent(quartier):
        return quartier
    if est_dit_quartier(quartier.removeprefix("le ")):
        return f"{quartier}, {a(porteur.nom) if porteur.est_une_commune else porteur.nom}"
    return f"{quartier}, quartier {porteur.avec_preposition}"


def branche_par_branche(contrat: Contrat) -> str:
    """« Enjeu par enjeu »."""
    mot = contrat.premier_niveau.nom
    return majuscule(f"{mot} par {mot}")


def de_quoi_viennent_les_branches(contrat: Contrat) -> str:
    """Sur la page de la stratégie : d'où elle vient, et ce que montre la page de chaque branche."""
    if not contrat.strategie.branches:
        return ""
    nom = contrat.premier_niveau.mot
    memes = f"les mêmes {nom.pluriel} pour tous les quartiers"
    phrases = []
    if cadre := contrat.convention.cadre:
        ou = l_intercommunalite(contrat.convention)
        phrases += [f"{_fixe(cadre)} {memes}{ou and f' {de(ou)}'}."]
    elif contrat.a_plusieurs_quartiers:
        phrases += [f"Le contrat fixe {memes}."]
    if _prevoient(contrat):
        lequel = "chaque" if contrat.a_plusieurs_quartiers else "le"
        phrases += [f"Chaque {nom.mot} a sa page : elle montre ce que {lequel} quartier prévoit."]
    return " ".join(phrases)


def a_quoi_repondent_les_quartiers(contrat: Contrat) -> str:
    """À l'accueil : ce qui lie les actions des quartiers à la stratégie ; vide quand ils ne prévoient rien à eux."""
    if not _prevoient(contrat):
        return ""
    nom, convention = contrat.premier_niveau.mot, contrat.convention
    des_quartiers = "de chaque quartier" if contrat.a_plusieurs_quartiers else "du quartier"
    repondent = f"Les actions {des_quartiers} répondent aux {nom.pluriel}"
    if not convention.cadre:
        return f"{repondent} du contrat."
    if toute := toute_l_intercommunalite(convention):
        return f"{repondent} {nom.accorder('décidé')}s pour {toute}."
    return f"{repondent} {de(minuscule(convention.cadre))}."


def _fixe(cadre: str) -> str:
    """« La convention-cadre fixe », « Les orientations fixent »."""
    return f"{majuscule(cadre)} {'fixent' if article(cadre) == 'les' else 'fixe'}"


def _prevoient(contrat: Contrat) -> bool:
    """Vrai quand un quartier au moins a ses propres objectifs."""
    return any(quartier.objectifs for quartier in contrat.quartiers)


def description(page: str, contrat: Contrat) -> str:
    """La description d'une page commune ; vide pour celles qui écrivent la leur."""
    decrire = DESCRIPTIONS.get(page)
    return decrire(contrat) if decrire else ""


def _de_la_strategie(contrat: Contrat) -> str:
    """« Les enjeux du contrat de ville, leurs objectifs stratégiques et leurs sous-objectifs. »."""
    if not contrat.strategie.branches:
        return ""
    employes = {branche.niveau for branche in contrat.strategie.toutes()}
    premier, *suivants = (niveau.pluriel for niveau in contrat.vocabulaire.niveaux if niveau.cle in employes)
    parties = [f"les {premier} du contrat de ville", *(f"leurs {suivant}" for suivant in suivants)]
    return f"{majuscule(enumerer(parties))}."


def _des_quartiers(contrat: Contrat) -> str:
    """« La liste des quartiers du contrat de ville, et leurs chiffres comparés à ceux de l'agglomération. »."""
    liste = "la liste des quartiers du contrat de ville"
    if not (contrat.donne_des_chiffres and contrat.se_compare):
        return f"{majuscule(liste)}."
    territoires = contrat.territoires_de(contrat.indicateurs.indicateurs)
    compares = [f"ceux {de(territoire.avec_article or territoire.nom)}" for territoire in territoires]
    return f"{majuscule(liste)}, et leurs chiffres{f' comparés à {enumerer(compares)}' if compares else ''}."


def _de_la_convention(contrat: Contrat) -> str:
    """« Ce qui a été signé, par qui et jusqu'à quand. » : rien ne se dit signé sans un jour, ou des signataires."""
    signes = [acte for acte in contrat.convention.actes_conclus if acte.signe_le or acte.combien]
    if not signes:
        return "Ce qu'est le contrat de ville, et jusqu'à quand."
    return f"Ce qui a été signé, {'par qui ' if any(acte.nommes for acte in signes) else ''}et jusqu'à quand."


def _du_pilotage(contrat: Contrat) -> str:
    """« Qui pilote le contrat de ville, qui contacter, et comment y participer. » : ce que montre sa page."""
    pilotage = contrat.pilotage
    pilotes = bool(pilotage.comite or pilotage.instances)
    parties = {
        "qui pilote le contrat de ville": pilotes,
        "qui contacter": pilotage.se_contacte or contrat.presente_les_referents,
        f"comment {'y participer' if pilotes else 'participer au contrat de ville'}": bool(pilotage.participation),
    }
    *autres, dernier = [partie for partie, dite in parties.items() if dite] or ["le pilotage du contrat de ville"]
    return f"{majuscule(', '.join([*autres, f'et {dernier}'] if autres else [dernier]))}."


def _du_suivi(contrat: Contrat) -> str:
    """« Où en est chaque engagement du contrat de ville, d'après les nouvelles publiées, et qui appeler. »."""
    if not contrat.avancements:
        return ""
    chacun = "chaque engagement du contrat de ville"
    quoi = f"où en est {chacun}, d'après les nouvelles publiées" if contrat.suivi else chacun
    return f"{majuscule(quoi)}{', et qui appeler' if contrat.pilotage.referents_a_appeler() else ''}."


DESCRIPTIONS: dict[str, Callable[[Contrat], str]] = {
    adresses.CONVENTION: _de_la_convention,
    adresses.ENJEUX: _de_la_strategie,
    adresses.PILOTAGE: _du_pilotage,
    adresses.QUARTIERS: _des_quartiers,
    adresses.SUIVI: _du_suivi,
}
