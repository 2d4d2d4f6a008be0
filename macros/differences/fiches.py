"""Deux fiches du même modèle -> les phrases qui disent tout ce qui change, champ par champ."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from macros.differences.listes import Element, PhrasesDeListe, PhrasesDeNomsPropres, apparier, comparer_textes, enoncer
from macros.differences.mots import COURT, phrase_de_reecriture
from macros.differences.noms import DITS_A_PART, ETATS, NOMS, NOMS_PROPRES
from macros.langue.francais import (
    Nom,
    a,
    citer,
    compter,
    de,
    enumerer,
    jour,
    mesure,
    minuscule,
    nombre,
    nombre_exact,
    telephone,
)
from macros.langue.referents import qui
from macros.lecture import DonneesFautives
from macros.lecture.arbre import Arbre
from macros.modele.convention import Personne
from macros.modele.fiche import Fiche
from macros.modele.pilotage import Referent

# Ce qui nomme une fiche d'une liste : le premier de ces champs qu'elle porte. Sans « id », il la distingue aussi.
TITRES = ("libelle", "terme", "titre", "nom_complet", "designation")
# Un titre qui change se dit avec la liste, et non champ par champ.
COMPARES_AVEC_LA_LISTE = frozenset({*TITRES, "prenom", "nom", "service", "vacant_depuis"})
# On n'appelle plus un ancien numéro, on ne suit plus un ancien lien : il n'y a pas à les répéter.
SANS_RAPPEL = (".telephone", ".courriel", ".contact")
# Ce qui ne se dit ni comme un texte libre ni comme un nombre ; la fiche donne ce qu'il faut d'autre, comme l'unité.
ECRITURES: dict[str, Callable[[Any, Any], str]] = {
    "convention.periode.debut": lambda annee, _: str(annee),
    "convention.periode.fin": lambda annee, _: str(annee),
    "indicateurs.indicateurs[].agglomeration": lambda valeur, indicateur: mesure(valeur, indicateur.unite),
    "indicateurs.indicateurs[].unite": lambda unite, _: citer(unite),
    "quartiers[].carte.perimetre": lambda annees, _: str(annees),
    "quartiers[].portrait.population.evolution": lambda evolution, _: str(evolution),
    "quartiers[].portrait.surface": lambda surface, _: compter(surface, "hectare"),
    "quartiers[].statut": lambda statut, _: str(statut),
    "site.accessibilite.audit.taux": lambda taux, _: mesure(taux),
    "site.accessibilite.etat": lambda etat, _: citer(etat),
}


T = TypeVar("T")


class ChampSansNom(DonneesFautives):
    """Le modèle a un champ que les phrases ne nomment pas : comme une faute des données, cela se dit sans trace."""

    def __init__(self, chemin: str) -> None:
        conseil = "ajoutez-le à NOMS (à ETATS s'il vaut oui ou non)"
        noms = Arbre("macros/differences/noms.py")
        super().__init__([noms.faute((), f"aucune phrase ne sait nommer « {chemin} » : {conseil}")])


def chercher(table: Mapping[str, T], chemin: str) -> T:
    """Ce que ``NOMS`` ou ``ETATS`` dit d'un champ ; lève ``ChampSansNom`` s'il y manque."""
    if chemin not in table:
        raise ChampSansNom(chemin)
    return table[chemin]


def comparer_fiches(
    chemin: str, avant: Fiche, apres: Fiche, sujet: str = "", sauf: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Les phrases des champs qui changent ; ``chemin`` mène à la fiche (voir ``NOMS``).

    ``sujet`` est l'élément de liste dont il s'agit, « l'enjeu « Transitions » » ; il est vide hors d'une liste.
    """
    for nom in type(apres).model_fields:
        champ = f"{chemin}.{nom}"
        ancienne, nouvelle = getattr(avant, nom), getattr(apres, nom)
        if ancienne != nouvelle and nom not in sauf and champ not in DITS_A_PART:
            yield from _comparer_champ(champ, sujet, (avant, ancienne), (apres, nouvelle))


def _comparer_champ(chemin: str, sujet: str, avant: tuple[Fiche, Any], apres: tuple[Fiche, Any]) -> Iterator[str]:
    ancienne, nouvelle = avant[1], apres[1]
    if isinstance(ancienne, Fiche) and isinstance(nouvelle, Fiche):
        yield from comparer_fiches(chemin, ancienne, nouvelle, sujet)
    elif isinstance(ancienne, tuple) and isinstance(nouvelle, tuple):
        yield from comparer_suites(chemin, sujet, ancienne, nouvelle)
    elif isinstance(nouvelle, bool):
        yield f"{sujet} {chercher(ETATS, chemin)[not nouvelle]}."
    else:
        yield phrase_de_changement(chemin, sujet, avant, apres)


def comparer_suites(chemin: str, sujet: str, avant: Sequence[Any], apres: Sequence[Any]) -> Iterator[str]:
    """Une liste de textes, ou une liste de fiches que leur clé ou leur titre distingue."""
    if all(isinstance(element, str) for element in (*avant, *apres)):
        yield from comparer_textes(PhrasesDeListe(chercher(NOMS, chemin), sujet), avant, apres)
    elif isinstance((*avant, *apres)[0], Referent):
        yield from _comparer_referents(chemin, avant, apres)
    else:
        yield from _comparer_listes_de_fiches(chemin, sujet, avant, apres)


def _comparer_referents(chemin: str, avant: Sequence[Referent], apres: Sequence[Referent]) -> Iterator[str]:
    """Les personnes, les services et les postes vacants se comparent entre eux : l'un ne devient pas l'autre."""
    phrases: list[str] = []
    for sorte, comparer in (
        ("est_une_personne", _comparer_listes_de_fiches),
        ("service", _comparer_listes_de_fiches),
        ("vacant_depuis", _comparer_postes_vacants),
    ):
        anciens, nouveaux = ([r for r in referents if getattr(r, sorte)] for referents in (avant, apres))
        phrases += comparer(chemin, "", anciens, nouveaux)
    yield from phrases or [PhrasesDeListe(chercher(NOMS, chemin)).nouvel_ordre()]


def _comparer_postes_vacants(
    chemin: str, _: str, avant: Sequence[Referent], apres: Sequence[Referent]
) -> Iterator[str]:
    anciens, nouveaux = ([Element(r.fonction, r.fonction) for r in postes] for postes in (avant, apres))
    appariement = apparier(anciens, nouveaux)
    for ancien, nouveau in appariement.gardes.items():
        if avant[ancien].vacant_depuis != apres[nouveau].vacant_depuis:
            yield _vacant(apres[nouveau])
        poste = _poste(apres[nouveau])
        yield from comparer_fiches(f"{chemin}[]", avant[ancien], apres[nouveau], poste, COMPARES_AVEC_LA_LISTE)
    yield from (_vacant(apres[rang]) for rang in appariement.ajoutes)
    yield from (f"{_poste(avant[rang])} n'est plus vacant." for rang in appariement.retires)


def _vacant(referent: Referent) -> str:
    """« le poste « Référente communale » est vacant depuis le 31 mars 2026. »."""
    return f"{_poste(referent)} est {minuscule(qui(referent)).removeprefix('poste ')}."


def _poste(referent: Referent) -> str:
    return f"le poste {citer(referent.fonction)}"


def _comparer_listes_de_fiches(
    chemin: str, sujet: str, avant: Sequence[Fiche], apres: Sequence[Fiche]
) -> Iterator[str]:
    phrases = _phrases(chemin, sujet, personnes=any(map(_est_une_personne, (*avant, *apres))))
    anciens, nouveaux = ([_element(chemin, fiche) for fiche in fiches] for fiches in (avant, apres))
    appariement = apparier(anciens, nouveaux)
    yield from enoncer(phrases, appariement, anciens, nouveaux)
    for ancien, nouveau in sorted(appariement.gardes.items(), key=lambda rangs: rangs[1]):
        designe = phrases.designer(nouveaux[nouveau].titre)
        yield from comparer_fiches(f"{chemin}[]", avant[ancien], apres[nouveau], designe, COMPARES_AVEC_LA_LISTE)


def _phrases(chemin: str, sujet: str, personnes: bool) -> PhrasesDeListe:
    nom = chercher(NOMS, chemin)
    return PhrasesDeNomsPropres(nom, sujet, personnes) if chemin in NOMS_PROPRES else PhrasesDeListe(nom, sujet)


def _est_une_personne(fiche: Fiche) -> bool:
    return isinstance(fiche, Personne) or (isinstance(fiche, Referent) and fiche.est_une_personne)


def _element(chemin: str, fiche: Fiche) -> Element:
    """D'une personne ou d'un mot qui arrive, on dit tout ; d'un enjeu, le titre suffit : sa page dit le reste."""
    titre = next(str(getattr(fiche, champ)) for champ in TITRES if hasattr(fiche, champ))
    details = _enumerer_les_valeurs(f"{chemin}[]", fiche) if chemin in NOMS_PROPRES else ""
    return Element(str(getattr(fiche, "id", titre)), titre, fiche, details)


def _enumerer_les_valeurs(chemin: str, fiche: Fiche) -> str:
    """« « Adjointe », « mairie@exemple.fr » et 03 53 01 00 00 », sans ce qui nomme la fiche ni ce qui manque."""
    dits = {nom: valeur for nom, valeur in fiche if nom not in {*COMPARES_AVEC_LA_LISTE, "id"}}
    return enumerer([texte for nom, valeur in dits.items() for texte in _valeurs(f"{chemin}.{nom}", fiche, valeur)])


def _valeurs(champ: str, fiche: Fiche, valeur: Any) -> Iterator[str]:
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
        contenu = isinstance(nouvelle, Fiche)
        valeur = _enumerer_les_valeurs(chemin, nouvelle) if contenu else _ecrire(chemin, fiche, nouvelle)
        return phrase_d_ajout(nom, quoi, valeur)
    if nouvelle is None:
        return phrase_de_retrait(nom, quoi)
    if chemin.endswith(".id"):  # il fait l'adresse : les pages ne l'affichent pas
        return f"{quoi} change."
    if isinstance(nouvelle, str) and chemin not in ECRITURES:
        return phrase_de_remplacement(chemin, quoi, avant, apres)
    lues = _ecrire(chemin, *avant), _ecrire(chemin, *apres)
    return phrase_de_passage(quoi, *lues) if lues[0] != lues[1] else phrase_exacte(quoi, ancienne, nouvelle)


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
