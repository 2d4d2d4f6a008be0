"""Les niveaux de la stratégie : strategie.yml écrit chaque branche sous la clé de son niveau, le modèle les réunit.

« axes: » puis « objectifs: » se lisent comme des ``branches``, chacune à son ``niveau`` ; les places restent les leurs.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from macros.langue.francais import Nom
from macros.lecture.arbre import TOUS, Arbre, Chemin, Ecrit, Faute, repetes, suggerer
from macros.lecture.cles import cles_connues
from macros.modele.apparence import DU_PREMIER_NIVEAU
from macros.modele.ecritures import lire_booleen, montrer
from macros.modele.grammaire import verifier_mot
from macros.modele.strategie import Branche
from macros.modele.vocabulaire import cle_du_niveau

BRANCHES = "branches"
NIVEAU = "niveau"
AJOUTEES = (BRANCHES, NIVEAU)  # à la lecture : personne ne les écrit
NOMS_DES_NIVEAUX = ("niveaux", TOUS, "nom")


def cles_des_niveaux(vocabulaire: Arbre) -> tuple[str, ...]:
    """Les clés que déclare le vocabulaire, du plus général au plus précis ; aucune s'il en est une qui se lit mal."""
    cles = tuple(cle for _, cle in _cles(vocabulaire))
    declares = vocabulaire.valeurs.get(("niveaux",))
    surs = isinstance(declares, list) and len(declares) == len(cles) and not any(niveaux_distincts(vocabulaire))
    return cles if surs and all(vocabulaire.lire(chemin, verifier_mot) for chemin, _ in _noms(vocabulaire)) else ()


def _noms(vocabulaire: Arbre) -> Iterator[tuple[Chemin, str]]:
    return ((chemin, nom) for chemin, nom in vocabulaire.textes(*NOMS_DES_NIVEAUX) if nom.strip())


def _cles(vocabulaire: Arbre) -> Iterator[tuple[Chemin, str]]:
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


class _Niveau(NamedTuple):
    """Comment se nomme un niveau, et si ses branches ont un numéro."""

    nom: Nom
    numerote: bool


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


def croiser_les_niveaux(strategie: Arbre, vocabulaire: Arbre) -> Iterator[Faute]:
    """Toutes les fautes que la stratégie et ses niveaux ont ensemble ; mal lu, le vocabulaire les laisse en repos."""
    yield from niveaux_distincts(vocabulaire)
    if not vocabulaire.fautes:
        yield from niveaux_nommes(strategie, vocabulaire)
        niveaux = {cle: _niveau(vocabulaire, chemin[:-1]) for chemin, cle in _cles(vocabulaire)}
        yield from apparence_au_premier_niveau(strategie)
        yield from numeros_attendus(strategie, niveaux)
        yield from numeros_uniques(strategie, niveaux)


def _niveau(vocabulaire: Arbre, chemin: Chemin) -> _Niveau:
    feminin, numerote = (bool(vocabulaire.lire((*chemin, cle), lire_booleen)) for cle in ("feminin", "numerote"))
    return _Niveau(Nom(vocabulaire.valeurs[*chemin, "nom"], feminin), numerote)


def niveaux_nommes(strategie: Arbre, vocabulaire: Arbre) -> Iterator[Faute]:
    """Une stratégie qui a des branches a des niveaux, et le vocabulaire les nomme."""
    if isinstance(strategie.valeur, dict) and strategie.valeur and not vocabulaire.valeurs.get(("niveaux",)):
        conseil = "nommez ses niveaux dans vocabulaire.yml : « niveaux: », puis par exemple « - nom: axe »"
        yield strategie.faute((), f"cette stratégie n'a pas de niveaux : {conseil}")


def niveaux_distincts(vocabulaire: Arbre) -> Iterator[Faute]:
    """Deux niveaux n'ont pas la même clé, et aucun n'a celle d'un champ."""
    champs = cles_connues(Branche, ())
    for arbre, chemin, cle in repetes([(vocabulaire, chemin, cle) for chemin, cle in _cles(vocabulaire)]):
        yield arbre.faute(chemin, f"deux niveaux ont la même clé, {montrer(cle)} : changez l'un des deux noms")
    for chemin, cle in _cles(vocabulaire):
        if cle in champs:
            conseil = f"ajoutez par exemple « cle: {cle}_du_contrat »"
            yield vocabulaire.faute(chemin, f"{montrer(cle)} est déjà une clé de chaque branche : {conseil}")


def ids_des_branches(strategie: Arbre) -> list[Ecrit]:
    """L'identifiant de chaque branche, à toute profondeur."""
    return [
        (strategie, chemin, texte)
        for chemin, texte in strategie.valeurs.items()
        if isinstance(texte, str) and len(chemin) > 2 and chemin[-1] == "id" and chemin[-3] == BRANCHES  # noqa: PLR2004
    ]


def _branches(strategie: Arbre) -> Iterator[tuple[Chemin, dict[str, Any]]]:
    for chemin, valeur in strategie.valeurs.items():
        if isinstance(valeur, dict) and NIVEAU in valeur:
            yield chemin, valeur


def numeros_attendus(strategie: Arbre, niveaux: Mapping[str, _Niveau]) -> Iterator[Faute]:
    """Une branche d'un niveau numéroté a son numéro, sauf si elle est transversale ; les autres n'en ont pas."""
    for chemin, branche in _branches(strategie):
        (nom, numerote), numero = niveaux[branche[NIVEAU]], (*chemin, "numero")
        if numerote and "numero" not in branche and not strategie.lire((*chemin, "transversal"), lire_booleen):
            sans_numero = f"{nom.accorder('un')} {nom.mot} {nom.accorder('transversal')} sans numéro"
            conseil = f"écrivez par exemple « numero: 1 », ou « transversal: oui » pour {sans_numero}"
            yield strategie.faute(numero, f"il manque la clé « numero » : {conseil}")
        elif "numero" in branche and not numerote:
            conseil = "supprimez cette ligne, ou écrivez « numerote: oui » à ce niveau de vocabulaire.yml"
            message = f"le niveau {montrer(nom.mot)} n'a pas de numéro : {conseil}"
            yield strategie.faute(numero, message, sur_la_cle=True)


def apparence_au_premier_niveau(strategie: Arbre) -> Iterator[Faute]:
    """Seule une branche du premier niveau a un pictogramme et une teinte : celles qu'elle contient ont les siens."""
    for chemin, branche in _branches(strategie):
        for cle in DU_PREMIER_NIVEAU:
            if cle in branche and len(chemin) > 2:  # noqa: PLR2004
                message = f"{montrer(cle)} ne s'écrit qu'au premier niveau : supprimez cette ligne"
                yield strategie.faute((*chemin, cle), message, sur_la_cle=True)


def numeros_uniques(strategie: Arbre, niveaux: Mapping[str, _Niveau]) -> Iterator[Faute]:
    """Sous une même branche, deux branches ne portent pas le même numéro."""
    numeros = [
        (strategie, (*chemin, "numero"), (chemin[:-1], numero.strip().lstrip("0").casefold()))
        for chemin, branche in _branches(strategie)
        if isinstance(numero := branche.get("numero"), str) and numero.strip()
    ]
    for _, chemin, _ in repetes(numeros):
        branche = strategie.valeurs[chemin[:-1]]
        nom = niveaux[branche[NIVEAU]].nom
        seul = f"{nom.accorder('un')} {nom.accorder('seul')} {nom.mot}"
        ou = "" if len(chemin) == 3 else " ici"  # noqa: PLR2004
        yield strategie.faute(
            chemin, f"numéro déjà pris : {seul} porte{ou} le numéro {branche['numero'].strip()}, écrivez-en un autre"
        )
