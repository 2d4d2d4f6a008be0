"""Les niveaux de la stratégie : strategie.yml écrit chaque branche sous la clé de son niveau, le modèle les réunit.

« axes: » puis « objectifs: » se lisent comme des ``branches``, chacune à son ``niveau`` ; les places restent les leurs.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from macros.lecture.arbre import TOUS, Arbre, Chemin, Faute, repetes, suggerer
from macros.lecture.cles import cles_connues
from macros.modele.ecritures import montrer
from macros.modele.grammaire import verifier_mot
from macros.modele.strategie import Branche
from macros.modele.vocabulaire import cle_du_niveau

BRANCHES = "branches"
NIVEAU = "niveau"
AJOUTEES = (BRANCHES, NIVEAU)  # à la lecture : personne ne les écrit
NOMS_DES_NIVEAUX = ("niveaux", TOUS, "nom")


def cles_des_niveaux(vocabulaire: Arbre) -> tuple[str, ...]:
    """Les clés que déclare le vocabulaire, du plus général au plus précis ; aucune s'il en est une qui se lit mal."""
    cles = tuple(cle for _, cle in cles_ecrites(vocabulaire))
    declares = vocabulaire.valeurs.get(("niveaux",))
    surs = isinstance(declares, list) and len(declares) == len(cles) and not any(niveaux_distincts(vocabulaire))
    return cles if surs and all(vocabulaire.lire(chemin, verifier_mot) for chemin, _ in _noms(vocabulaire)) else ()


def _noms(vocabulaire: Arbre) -> Iterator[tuple[Chemin, str]]:
    return ((chemin, nom) for chemin, nom in vocabulaire.textes(*NOMS_DES_NIVEAUX) if nom.strip())


def cles_ecrites(vocabulaire: Arbre) -> Iterator[tuple[Chemin, str]]:
    """Où est écrit ce qui fait chaque clé, et la clé."""
    for chemin, nom in _noms(vocabulaire):
        niveau = vocabulaire.valeurs[chemin[:-1]]
        pluriel, cle = (niveau.get(champ) for champ in ("pluriel", "cle"))
        place = next((champ for champ in ("cle", "pluriel") if isinstance(niveau.get(champ), str)), "nom")
        deduite = cle_du_niveau(nom, pluriel if isinstance(pluriel, str) else "")
        yield (*chemin[:-1], place), cle if isinstance(cle, str) else deduite


def lire_les_niveaux(strategie: Arbre, cles: Sequence[str]) -> None:
    """Lit chaque branche sous ``branches``, avec son niveau ; dit ce qui n'est pas à sa place."""
    if not isinstance(strategie.valeur, dict):
        strategie.cles_du_contrat[()] = cles[:1]  # pour dire par quoi commencer
        return
    if not cles:  # le vocabulaire est fautif, ou ne nomme aucun niveau : une autre faute le dit
        if strategie.valeur:
            strategie.refuses.add(())
        return
    lecteur = _Lecteur(strategie, cles)
    strategie.valeur = lecteur.lire(strategie.valeur, (), 0)
    for table in (strategie.valeurs, strategie.places, strategie.cles):
        ecrits = list(table.items())
        table.clear()
        table.update({lecteur.traduire(chemin): contenu for chemin, contenu in ecrits if lecteur.garde(chemin)})
    strategie.refuses = {lecteur.traduire(chemin) for chemin in strategie.refuses}
    strategie.cles_du_contrat = {lecteur.traduire(chemin): cles for chemin, cles in lecteur.possibles.items()}
    lecteur.ranger(strategie.valeur, ())


class _Lecteur:
    """Traduit un fichier, étage par étage."""

    def __init__(self, arbre: Arbre, cles: Sequence[str]) -> None:
        self.arbre, self.cles = arbre, cles
        self.ecartes: set[Chemin] = set()
        self.possibles: dict[
            Chemin, tuple[str, ...]
        ] = {}  # ce qui contient des branches -> la clé écrite, ou possibles

    def lire(self, groupe: dict[str, Any], chemin: Chemin, premier: int) -> dict[str, Any]:
        """Une branche, ou le fichier : ce qui s'y lit, ``premier`` étant le rang du premier niveau possible."""
        ecrites = [cle for cle in groupe if cle in self.cles]
        gardee = next((cle for cle in ecrites if self._est_possible(cle, premier, chemin)), None)
        self._ecarter(groupe, chemin, ecrites, gardee)
        self.possibles[chemin] = (gardee,) if gardee else tuple(self.cles[premier : None if chemin else 1])
        lu = {cle: valeur for cle, valeur in groupe.items() if cle not in {*self.cles, *AJOUTEES}}
        if gardee:
            lu[BRANCHES] = self._branches(groupe[gardee], (*chemin, gardee))
        return lu

    def _branches(self, valeur: Any, chemin: Chemin) -> Any:
        if not isinstance(valeur, list):
            return valeur
        cle, suite = str(chemin[-1]), self.cles.index(str(chemin[-1])) + 1
        return [
            {NIVEAU: cle, **self.lire(branche, (*chemin, rang), suite)} if isinstance(branche, dict) else branche
            for rang, branche in enumerate(valeur)
        ]

    def _est_possible(self, cle: str, premier: int, chemin: Chemin) -> bool:
        """Sous une branche, tout niveau plus précis ; en début de fichier, le premier."""
        rang = self.cles.index(cle)
        return rang >= premier if chemin else rang == 0

    def _ecarter(self, groupe: dict[str, Any], chemin: Chemin, ecrites: Sequence[str], gardee: str | None) -> None:
        """Dit ce qui n'est pas à sa place ; ``branches`` et ``niveau`` ne s'écrivent que si un niveau porte ce nom."""
        for cle in [c for c in ecrites if c != gardee] + [c for c in AJOUTEES if c in groupe and c not in self.cles]:
            self.ecartes.add((*chemin, cle))
            message = self._refuser(cle, chemin, gardee)
            self.arbre.fautes.append(self.arbre.faute((*chemin, cle), message, sur_la_cle=True))

    def _refuser(self, cle: str, chemin: Chemin, gardee: str | None) -> str:
        if cle not in self.cles:
            return f"clé inconnue : {montrer(cle)}{suggerer(cle, [*self.cles, *cles_connues(Branche, ())])}"
        if not chemin:
            return f"{montrer(cle)} n'est pas à sa place : ce fichier commence par {montrer(f'{self.cles[0]}:')}"
        suite = self.cles[self.cles.index(str(chemin[-2])) + 1 :]
        if gardee and cle in suite:
            conseil = f"gardez {montrer(gardee)} ou {montrer(cle)}, et rangez l'autre sous une autre branche"
            return f"une branche n'a qu'un niveau sous elle : {conseil}"
        ou = f"sous {montrer(str(chemin[-2]))}"
        possibles = " ou ".join(map(montrer, suite))
        return f"{montrer(cle)} n'est pas à sa place : {ou} " + (
            f"s'écrit {possibles}" if suite else "rien ne s'écrit plus"
        )

    def garde(self, chemin: Chemin) -> bool:
        """Faux pour ce qui est écarté, et pour ce qu'il contient."""
        return not any(chemin[: len(ecarte)] == ecarte for ecarte in self.ecartes)

    def traduire(self, chemin: Chemin) -> Chemin:
        """« (axes, 0, objectifs, 1, id) » -> « (branches, 0, branches, 1, id) »."""
        pas = 0
        while pas < len(chemin) and chemin[pas] in self.cles:
            pas += 2
        ecrits = enumerate(chemin)
        return tuple(BRANCHES if rang < pas and rang % 2 == 0 else valeur for rang, valeur in ecrits)

    def ranger(self, valeur: Any, chemin: Chemin) -> None:
        """Les valeurs du fichier sont désormais celles qui ont été lues."""
        if chemin in self.arbre.valeurs:
            self.arbre.valeurs[chemin] = valeur
        branches = valeur.get(BRANCHES) if isinstance(valeur, dict) else None
        if isinstance(branches, list):
            self.arbre.valeurs[*chemin, BRANCHES] = branches
            for rang, branche in enumerate(branches):
                self.ranger(branche, (*chemin, BRANCHES, rang))


def niveaux_distincts(vocabulaire: Arbre) -> Iterator[Faute]:
    """Deux niveaux n'ont pas la même clé, et aucun n'a celle d'un champ."""
    champs = cles_connues(Branche, ())
    for arbre, chemin, cle in repetes([(vocabulaire, chemin, cle) for chemin, cle in cles_ecrites(vocabulaire)]):
        yield arbre.faute(chemin, f"deux niveaux ont la même clé, {montrer(cle)} : changez l'un des deux noms")
    for chemin, cle in cles_ecrites(vocabulaire):
        if cle in champs:
            conseil = f"ajoutez par exemple « cle: {cle}_du_contrat »"
            yield vocabulaire.faute(chemin, f"{montrer(cle)} est déjà une clé de chaque branche : {conseil}")
