"""Les règles de la déclaration d'accessibilité : on n'y affirme que ce qu'un audit a mesuré."""

from collections.abc import Iterator
from typing import get_args

from macros.lecture.arbre import Arbre, Faute
from macros.modele.ecritures import lire_mesure, montrer
from macros.modele.jours import lire_date
from macros.modele.site import TOTAL, Etat, etat_du_taux

ETAT = ("accessibilite", "etat")
AUDIT = ("accessibilite", "audit")
TAUX = (*AUDIT, "taux")
ETABLIE = ("accessibilite", "etablie_le")
MISE_A_JOUR = ("accessibilite", "mise_a_jour_le")
SANS_AUDIT = etat_du_taux(0)


def etat_mesure(site: Arbre) -> Iterator[Faute]:
    """Sans audit un site est non conforme ; avec un audit, il est ce que dit son taux (RGAA 4.1)."""
    etat = site.valeurs.get(ETAT, SANS_AUDIT)
    if etat not in get_args(Etat):  # dit par le modèle
        return
    taux = site.lire(TAUX, lire_mesure)
    if AUDIT not in site.valeurs and etat != SANS_AUDIT:
        conseil = f"écrivez {montrer(SANS_AUDIT)}, ou déclarez l'audit sous « audit » : date, auditeur et taux"
        yield site.faute(ETAT, f"aucun audit ne montre que le site est {montrer(etat)} : {conseil}")
    elif taux is not None and 0 <= taux <= TOTAL and etat != (attendu := etat_du_taux(taux)):
        place = ETAT if ETAT in site.valeurs else TAUX
        message = f"un site dont le taux est de {taux:g} % est {montrer(attendu)} : écrivez « etat: {attendu} »"
        yield site.faute(place, message.replace(".", ","))


def dates_de_la_declaration(site: Arbre) -> Iterator[Faute]:
    """La déclaration rend compte de l'audit : elle ne le précède pas, ni sa mise à jour la déclaration."""
    audit, etablie, mise_a_jour = (site.lire(chemin, lire_date) for chemin in ((*AUDIT, "date"), ETABLIE, MISE_A_JOUR))
    if etablie and mise_a_jour and mise_a_jour < etablie:
        yield site.faute(
            MISE_A_JOUR, "« mise_a_jour_le » doit venir après « etablie_le » : corrigez l'une des deux dates"
        )
    elif audit and (derniere := mise_a_jour or etablie) and derniere < audit:
        place = MISE_A_JOUR if mise_a_jour else ETABLIE
        yield site.faute(place, "la déclaration rend compte de l'audit : sa date ne peut pas le précéder")
