"""Les règles de ce qui a été signé : ses dates, sa fin, et qui l'a signé."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from macros.langue.francais import jour as en_lettres
from macros.lecture.arbre import TOUS, Arbre, Chemin, Faute, repetes, sans_egard
from macros.modele.ecritures import lire_annee, montrer
from macros.modele.jours import lire_date

ACTES = ("actes", TOUS)
QUI_SIGNE = ("prenom", "nom", "institution")


def croiser_les_actes(convention: Arbre) -> Iterator[Faute]:
    """Toutes les fautes des actes et de leurs signataires."""
    yield from signataires_uniques(convention)
    yield from periode_dans_l_ordre(convention)
    yield from fin_apres_la_signature(convention)


def premiere_signature(convention: Arbre) -> date | None:
    """Le jour du premier acte ; « None » quand aucun ne se lit."""
    return min(_jours(convention), default=None)


def derniere_annee(convention: Arbre) -> int | None:
    """La dernière année du contrat ; l'acte qui le prolonge la repousse."""
    fin = convention.lire(("periode", "fin"), lire_annee)
    fins = [jour.year for chemin, _ in convention.textes(*ACTES, "fin") if (jour := convention.lire(chemin, lire_date))]
    return max(fin, *fins) if fin and fins else fin


def _jours(convention: Arbre) -> list[date]:
    ecrites = chain(convention.textes("signature", "date"), convention.textes(*ACTES, "date"))
    return [jour for chemin, _ in ecrites if (jour := convention.lire(chemin, lire_date))]


def periode_dans_l_ordre(convention: Arbre) -> Iterator[Faute]:
    """Le contrat finit après avoir commencé."""
    debut, fin = (convention.lire(("periode", borne), lire_annee) for borne in ("debut", "fin"))
    if debut and fin and fin <= debut:
        message = f"« fin » doit venir après « debut » : {fin} n'est pas après {debut}"
        yield convention.faute(("periode", "fin"), message)


def fin_apres_la_signature(convention: Arbre) -> Iterator[Faute]:
    """Le contrat finit après l'acte qui dit sa fin."""
    for chemin, _ in convention.textes(*ACTES, "fin"):
        fin = convention.lire(chemin, lire_date)
        signe = convention.lire((*chemin[:-1], "date"), lire_date)
        if fin and signe and fin <= signe:
            message = f"le {en_lettres(fin)} n'est pas après la signature de l'acte, le {en_lettres(signe)}"
            yield convention.faute(chemin, f"{message} : corrigez l'une des deux dates")


def signataires_uniques(convention: Arbre) -> Iterator[Faute]:
    """Une personne, ou une institution seule, ne signe un acte qu'une fois, quel que soit le groupe qui la réunit."""
    lieux = []
    for chemin, groupe in convention.valeurs.items():
        if "signataires" in chemin and isinstance(chemin[-1], int) and isinstance(groupe, dict):
            prenom, nom, institution = (convention.lire((*chemin, cle), sans_egard) for cle in QUI_SIGNE)
            qui = f"{prenom} {nom}" if nom and prenom else institution if not (nom or prenom) else ""
            lieux.append((convention, chemin, (_acte(chemin), qui) if qui else None))
    for _, chemin, _ in repetes(lieux):
        prenom, nom, institution = (convention.lire((*chemin, cle), str) for cle in QUI_SIGNE)
        message = f"{montrer(f'{prenom} {nom}' if nom else str(institution))} est deux fois dans cette liste"
        place = (*chemin, "nom" if nom else "institution")
        yield convention.faute(place, f"{message} : gardez une seule de ses fiches")


def _acte(chemin: Chemin) -> Chemin:
    """« actes », 2 : l'acte où est écrit ce signataire ; rien pour le seul, en forme courte."""
    return chemin[:2] if chemin[0] == "actes" else ()
