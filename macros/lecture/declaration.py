"""Les règles de la déclaration d'accessibilité : on n'y affirme que ce qu'un audit a mesuré."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeVar, get_args

from macros.lecture.arbre import Arbre, Chemin
from macros.lecture.fautes import Faute
from macros.modele.accessibilite import TOTAL, Etat, etat_du_taux
from macros.modele.ecritures import citer, lire_date, lire_mesure

ETAT = ("accessibilite", "etat")
AUDIT = ("accessibilite", "audit")
TAUX = (*AUDIT, "taux")
ETABLIE = ("accessibilite", "etablie_le")
MISE_A_JOUR = ("accessibilite", "mise_a_jour_le")
SANS_AUDIT = etat_du_taux(0)
T = TypeVar("T")


def etat_mesure(site: Arbre) -> Iterator[Faute]:
    """Sans audit un site est non conforme ; avec un audit, il est ce que dit son taux (RGAA 4.1)."""
    etat = site.valeurs.get(ETAT, SANS_AUDIT)
    if etat not in get_args(Etat):  # dit par le modèle
        return
    taux = _lire(site, TAUX, lire_mesure)
    if AUDIT not in site.valeurs and etat != SANS_AUDIT:
        conseil = f"écrivez {citer(SANS_AUDIT)}, ou déclarez l'audit sous « audit » : date, auditeur et taux"
        yield site.faute(ETAT, f"aucun audit ne montre que le site est {citer(etat)} : {conseil}")
    elif taux is not None and 0 <= taux <= TOTAL and etat != (attendu := etat_du_taux(taux)):
        place = ETAT if ETAT in site.valeurs else TAUX
        message = f"un site dont le taux est de {taux:g} % est {citer(attendu)} : écrivez « etat: {attendu} »"
        yield site.faute(place, message.replace(".", ","))


def dates_de_la_declaration(site: Arbre) -> Iterator[Faute]:
    """La déclaration rend compte de l'audit : elle ne le précède pas, ni sa mise à jour la déclaration."""
    audit, etablie, mise_a_jour = (_lire(site, ou, lire_date) for ou in ((*AUDIT, "date"), ETABLIE, MISE_A_JOUR))
    if etablie and mise_a_jour and mise_a_jour < etablie:
        yield site.faute(
            MISE_A_JOUR, "« mise_a_jour_le » doit venir après « etablie_le » : corrigez l'une des deux dates"
        )
    elif audit and (derniere := mise_a_jour or etablie) and derniere < audit:
        place = MISE_A_JOUR if mise_a_jour else ETABLIE
        yield site.faute(place, "la déclaration rend compte de l'audit : sa date ne peut pas le précéder")


def _lire(site: Arbre, chemin: Chemin, lire: Callable[[str], T]) -> T | None:
    """La valeur écrite là ; « None » si elle manque ou se lit mal, ce que dit le modèle."""
    with suppress(ValueError):
        texte = site.valeurs.get(chemin)
        return lire(texte) if isinstance(texte, str) else None
    return None
