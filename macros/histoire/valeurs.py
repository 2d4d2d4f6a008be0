"""Une valeur qui arrive, qui part ou qui change -> la phrase qui le dit."""

from collections.abc import Callable
from datetime import date
from typing import Any

from macros.histoire.noms import NOMS
from macros.langue.francais import a, compter, de, jour, mesure, nombre, telephone
from macros.langue.grammaire import Nom, citer
from macros.modele.fiche import Fiche

COURT = 80  # en caractères : au-delà, l'ancienne valeur n'aide plus à lire la nouvelle
# On n'appelle plus un ancien numéro, on ne suit plus un ancien lien : il n'y a pas à les répéter.
PERIMEES = {"telephone", "courriel", "contact"}
# Ce qui ne se dit ni comme un texte libre ni comme un nombre ; la fiche donne ce qu'il faut d'autre, comme l'unité.
FACONS: dict[str, Callable[[Any, Any], str]] = {
    "convention.periode.debut": lambda annee, _: str(annee),
    "convention.periode.fin": lambda annee, _: str(annee),
    "indicateurs.indicateurs[].agglomeration": lambda valeur, indicateur: mesure(valeur, indicateur.unite),
    "indicateurs.indicateurs[].unite": lambda unite, _: citer(unite),
    "quartiers[].carte.perimetre": lambda annees, _: str(annees),
    "quartiers[].portrait.surface": lambda surface, _: compter(surface, "hectare"),
    "quartiers[].statut": lambda statut, _: str(statut),
    "site.accessibilite.audit.taux": lambda taux, _: mesure(taux),
    "site.accessibilite.etat": lambda etat, _: citer(etat),
}


def changer(chemin: str, sujet: str, avant: tuple[Fiche, Any], apres: tuple[Fiche, Any]) -> str:
    """La phrase d'un champ dont la valeur change, entre deux fiches ; ``sujet`` est l'élément qui le porte."""
    nom = NOMS[chemin]
    (_, ancienne), (fiche, nouvelle) = avant, apres
    if ancienne is None:
        return arriver(nom, sujet, "" if isinstance(nouvelle, Fiche) else _dire(chemin, fiche, nouvelle))
    if nouvelle is None:
        return partir(nom, sujet)
    if chemin.endswith(".id"):  # il fait l'adresse, et personne ne le lit
        return f"{nommer(nom, sujet)} change."
    if isinstance(nouvelle, str) and chemin not in FACONS:
        return devenir(chemin, sujet, ancienne, nouvelle)
    return passer(nommer(nom, sujet), _dire(chemin, *avant), _dire(chemin, *apres))


def nommer(nom: Nom, sujet: str = "") -> str:
    """« téléphone {} » et « Camille Exemple » -> « le téléphone de Camille Exemple »."""
    return nom.defini.format(de(sujet))


def arriver(nom: Nom, sujet: str, dite: str) -> str:
    """« le lien de la carte est maintenant indiqué : « https://exemple.fr ». » ; ``dite`` peut être vide."""
    return f"{nommer(nom, sujet)} est maintenant {nom.accorder('indiqué')}{dite and ' : '}{dite}."


def partir(nom: Nom, sujet: str) -> str:
    """« le lien de la carte n'est plus indiqué. »."""
    return f"{nommer(nom, sujet)} n'est plus {nom.accorder('indiqué')}."


def passer(quoi: str, ancienne: str, nouvelle: str) -> str:
    """« la dernière année du contrat passe de 2030 à 2031. » ; « les parts » passent."""
    return f"{quoi} {'passent' if quoi.startswith('les ') else 'passe'} {de(ancienne)} {a(nouvelle)}."


def devenir(chemin: str, sujet: str, ancien: str, nouveau: str) -> str:
    """« la qualité de Camille Exemple devient « Adjointe » au lieu de « Maire ». »."""
    champ = chemin.rpartition(".")[2]
    sans_rappel = champ in PERIMEES or ancien.startswith("https://") or len(ancien) > COURT
    rappel = "" if sans_rappel else f" au lieu de {citer(ancien)}"
    return f"{nommer(NOMS[chemin], sujet)} devient {_dire_texte(champ, nouveau)}{rappel}."


def _dire(chemin: str, fiche: Fiche, valeur: Any) -> str:
    """Une valeur, comme on la lit ; une date garde son article : « du 9 au 10 juillet »."""
    if chemin in FACONS:
        return FACONS[chemin](valeur, fiche)
    if isinstance(valeur, date):
        return f"le {jour(valeur)}"
    return nombre(valeur) if isinstance(valeur, int | float) else _dire_texte(chemin.rpartition(".")[2], valeur)


def _dire_texte(champ: str, texte: str) -> str:
    return telephone(texte) if champ == "telephone" and texte.startswith("+") else citer(texte)
