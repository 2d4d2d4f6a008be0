"""Un champ d'une fiche qui change -> sa phrase ; une valeur -> ce qu'on en lit."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from macros.differences.mots import COURT, phrase_de_reecriture
from macros.differences.noms import DITS_A_PART, NOMS
from macros.langue.francais import (
    Nom,
    a,
    citer,
    compter,
    de,
    enumerer,
    euros,
    jour,
    mesure,
    nombre,
    nombre_exact,
    telephone,
)
from macros.langue.suivi import cible, moment, somme
from macros.lecture import DonneesFautives
from macros.lecture.arbre import Arbre
from macros.modele.fiche import Fiche
from macros.modele.jours import est_un_jour
from macros.modele.objectif import Budget

# Ce qui nomme une fiche d'une liste : le premier de ces champs qu'elle porte. Sans « id », il la distingue aussi.
TITRES = ("libelle", "terme", "titre", "texte", "nom_complet", "designation", "nom")
# Un titre qui change se dit avec la liste, et non champ par champ.
COMPARES_AVEC_LA_LISTE = frozenset({*TITRES, "prenom", "nom", "service", "vacant_depuis"})
# On n'appelle plus un ancien numéro, on ne suit plus un ancien lien : il n'y a pas à les répéter.
SANS_RAPPEL = (".telephone", ".courriel", ".contact")
# Ce qui ne se dit ni comme un texte libre ni comme un nombre ; la fiche donne ce qu'il faut d'autre, comme l'unité.
ECRITURES: dict[str, Callable[[Any, Any], str]] = {
    "convention.actes[].annee": lambda annee, _: str(annee),
    "convention.periode.debut": lambda annee, _: str(annee),
    "convention.periode.fin": lambda annee, _: str(annee),
    "convention.actes[].prevu": lambda prevu, _: _dater(prevu),
    "indicateurs.indicateurs[].unite": lambda unite, _: citer(unite),
    "quartiers[].carte.perimetre": lambda annees, _: str(annees),
    "convention.population.evolution": lambda evolution, _: str(evolution),
    "convention.population.part": lambda part, _: str(part),
    "quartiers[].portrait.population.evolution": lambda evolution, _: str(evolution),
    "quartiers[].portrait.population.part": lambda part, _: str(part),
    "quartiers[].portrait.surface": lambda surface, _: compter(surface, "hectare"),
    "quartiers[].objectifs{}[].debut": lambda debut, _: _dater(debut),
    "quartiers[].objectifs{}[].echeance": lambda echeance, _: _dater(echeance),
    "quartiers[].objectifs{}[].budget": lambda prevu, _: _budget(prevu),
    "quartiers[].objectifs{}[].budget.annee": lambda annee, _: str(annee),
    "quartiers[].objectifs{}[].budget.montant": lambda montant, _: euros(montant),
    "quartiers[].objectifs{}[].cible": lambda voulue, _: cible(voulue),
    "quartiers[].objectifs{}[].cible.annee": lambda annee, _: str(annee),
    "quartiers[].objectifs{}[].cible.valeur": lambda valeur, cible: f"{nombre(valeur)} {cible.unite}",
    "quartiers[].statut": lambda statut, _: str(statut),
    "site.accessibilite.audit.taux": lambda taux, _: mesure(taux),
    "site.accessibilite.etat": lambda etat, _: citer(etat),
}

T = TypeVar("T")


def _dater(quand: str) -> str:
    """« juin 2026 », ou « le 30 juin 2026 » : un jour a son article."""
    return f"le {moment(quand)}" if est_un_jour(quand) else moment(quand)


def _budget(prevu: Budget) -> str:
    """« 12 000 € en 2026, d'après « Fonds d'exemple » »."""
    source = f", d'après {citer(prevu.source)}" if prevu.source else ""
    return f"{somme(prevu)}{source}"


class ChampSansNom(DonneesFautives):
    """Le modèle a un champ que les phrases ne nomment pas : comme une faute des données, cela se dit sans trace."""

    def __init__(self, chemin: str) -> None:
        conseil = "ajoutez-le à NOMS (à ETATS s'il vaut oui ou non)"
        noms = Arbre("macros/differences/noms.py")
        super().__init__([noms.faute((), f"aucune phrase ne sait nommer « {chemin} » : {conseil}")])


def chercher(table: Mapping[str, T], chemin: str) -> T:
    """Ce que ``NOMS`` ou ``ETATS`` dit d'un champ ; lève ``ChampSansNom`` s'il y manque."""
    chemin = chemin.removesuffix("{}")  # les listes d'un groupe portent son nom
    if chemin not in table:
        raise ChampSansNom(chemin)
    return table[chemin]


def enumerer_les_valeurs(chemin: str, fiche: Fiche) -> str:
    """« « Adjointe », « mairie@exemple.fr » et 03 53 01 00 00 », sans ce qui nomme la fiche ni ce qui manque."""
    autres = {nom: valeur for nom, valeur in fiche if nom not in {*COMPARES_AVEC_LA_LISTE, "id"}}
    autres = {nom: valeur for nom, valeur in autres.items() if valeur != getattr(fiche, "nom_complet", None)}
    return enumerer([texte for nom, valeur in autres.items() for texte in _valeurs(f"{chemin}.{nom}", fiche, valeur)])


def _valeurs(champ: str, fiche: Fiche, valeur: Any) -> Iterator[str]:
    if champ in DITS_A_PART:
        return
    if isinstance(valeur, tuple):
        yield from (citer(texte) for texte in valeur if isinstance(texte, str))
    elif valeur is not None and not isinstance(valeur, bool):
        yield _ecrire(champ, fiche, valeur)


def phrase_de_changement(chemin: str, sujet: str, avant: tuple[Fiche, Any], apres: tuple[Fiche, Any]) -> str:
    """La phrase d'un champ dont la valeur change, entre deux fiches ; ``sujet`` est l'élément qui le porte."""
    nom = chercher(NOMS, chemin)
    quoi = nom.defini.format(de(sujet))  # « téléphone {} » -> « le téléphone de Camille Exemple »
    (_, ancienne), (fiche, nouvelle) = avant, apres
    if ancienne is None:
        en_vrac = isinstance(nouvelle, Fiche) and chemin not in ECRITURES
        valeur = enumerer_les_valeurs(chemin, nouvelle) if en_vrac else _ecrire(chemin, fiche, nouvelle)
        return phrase_d_ajout(nom, quoi, valeur)
    if nouvelle is None:
        return phrase_de_retrait(nom, quoi)
    if chemin.endswith(".id"):  # il fait l'adresse : les pages ne l'affichent pas
        return f"{quoi} change."
    if isinstance(nouvelle, str) and chemin not in ECRITURES:
        return phrase_de_remplacement(chemin, quoi, avant, apres)
    textes = _ecrire(chemin, *avant), _ecrire(chemin, *apres)
    return phrase_de_passage(quoi, *textes) if textes[0] != textes[1] else phrase_exacte(quoi, ancienne, nouvelle)


def phrase_d_ajout(nom: Nom, quoi: str, valeur: str) -> str:
    """« le lien de la carte est maintenant indiqué : « https://exemple.fr ». » ; ``valeur`` peut être vide."""
    return f"{quoi} est maintenant {nom.accorder('indiqué')}{valeur and ' : '}{valeur}."


def phrase_de_retrait(nom: Nom, quoi: str) -> str:
    """« le lien de la carte n'est plus indiqué. »."""
    return f"{quoi} n'est plus {nom.accorder('indiqué')}."


def phrase_de_passage(quoi: str, ancienne: str, nouvelle: str) -> str:
    """« la dernière année du contrat passe de 2030 à 2031. » ; « les parts » passent."""
    return f"{quoi} {'passent' if quoi.startswith('les ') else 'passe'} {de(ancienne)} {a(nouvelle)}."


def phrase_exacte(quoi: str, ancienne: float, nouvelle: float) -> str:
    """Deux nombres que les pages arrondissent au même, et que les données publiées distinguent."""
    return f"{phrase_de_passage(quoi, nombre_exact(ancienne), nombre_exact(nouvelle))[:-1]} dans les données publiées."


def phrase_de_remplacement(chemin: str, quoi: str, avant: tuple[Fiche, str], apres: tuple[Fiche, str]) -> str:
    """« la qualité de Camille Exemple devient « Adjointe » au lieu de « Maire ». »."""
    ancien, nouveau = avant[1], apres[1]
    if chemin.endswith(SANS_RAPPEL) or nouveau.startswith("https://"):
        return f"{quoi} devient {_ecrire(chemin, *apres)}."
    if max(len(ancien), len(nouveau)) <= COURT and citer(ancien) != citer(nouveau):
        return f"{quoi} devient {citer(nouveau)} au lieu de {citer(ancien)}."
    return phrase_de_reecriture(quoi, chercher(NOMS, chemin).accorder("complété"), ancien, nouveau)


def _ecrire(chemin: str, fiche: Fiche, valeur: Any) -> str:
    """Une valeur, comme on la lit ; une date garde son article : « du 9 au 10 juillet »."""
    if chemin in ECRITURES:
        return ECRITURES[chemin](valeur, fiche)
    if isinstance(valeur, date):
        return f"le {jour(valeur)}"
    if isinstance(valeur, int | float):
        return nombre(valeur)
    return telephone(valeur) if chemin.endswith(".telephone") and valeur.startswith("+") else citer(valeur)
