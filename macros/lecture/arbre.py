"""Les valeurs d'un fichier, toutes en texte, la place de chacune, et les fautes : où, quoi, quoi écrire à la place."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeVar

from macros.langue.francais import compter, sans_accent
from macros.langue.terminal import echapper

Chemin = tuple[str | int, ...]
TOUS = None
LISTE_COURTE = 25
MONTREES = 200  # fautes, et mots pour lesquels on en cherche un qui leur ressemble
T = TypeVar("T")


class Place(NamedTuple):
    """Un endroit d'un fichier ; la première ligne et la première colonne portent le numéro 1."""

    ligne: int
    colonne: int


class Faute(NamedTuple):
    """Ce qu'un éditeur doit corriger ; les fautes se trient par fichier puis par place."""

    fichier: str
    place: Place
    message: str

    def __str__(self) -> str:
        return echapper(f"{self.fichier}:{self.place.ligne}:{self.place.colonne}: {self.message}")


class DonneesFautives(Exception):
    """Levée quand ``data/`` ne peut pas devenir un contrat ; ``fautes`` les donne toutes, triées."""

    def __init__(self, fautes: Iterable[Faute]) -> None:
        self.fautes = tuple(sorted(set(fautes)))
        super().__init__("\n".join(dire(self.fautes)))


def dire(fautes: Sequence[Faute]) -> Iterator[str]:
    """Une ligne par faute ; au-delà des premières, leur nombre : qui les corrige en découvrira la cause."""
    yield from map(str, fautes[:MONTREES])
    if reste := len(fautes[MONTREES:]):
        yield f"et {compter(reste, 'autre')}"


@dataclass
class Arbre:
    """Un fichier lu : la place de chaque valeur et de chaque clé, ce qui s'y refuse, et ce qui s'écrirait mieux."""

    fichier: str
    valeur: Any = None
    valeurs: dict[Chemin, Any] = field(default_factory=dict)
    places: dict[Chemin, Place] = field(default_factory=dict)
    cles: dict[Chemin, Place] = field(default_factory=dict)
    refuses: set[Chemin] = field(default_factory=set)
    fautes: list[Faute] = field(default_factory=list)
    conseils: list[Faute] = field(default_factory=list)
    # Un groupe -> les clés que le contrat y ajoute à celles du modèle ; la seule possible, quand il l'a choisie.
    cles_du_contrat: dict[Chemin, Collection[str]] = field(default_factory=dict)

    @property
    def nom(self) -> str:
        """« le-centre », le nom du fichier sans son dossier ni « .yml »."""
        return self.fichier.rpartition("/")[2].removesuffix(".yml")

    def trouver(self, *motif: str | int | None) -> Iterator[tuple[Chemin, Any]]:
        """Les valeurs dont le chemin suit ``motif``, où ``TOUS`` vaut n'importe quel pas."""
        chemins: list[Chemin] = [()]
        for voulu in motif:
            chemins = [(*haut, pas) for haut in chemins for pas in (self._pas(haut) if voulu is TOUS else (voulu,))]
        return ((chemin, self.valeurs[chemin]) for chemin in chemins if chemin in self.valeurs)

    def _pas(self, chemin: Chemin) -> Iterable[str | int]:
        """Les clés d'un groupe, les rangs d'une liste."""
        contenu = self.valeurs.get(chemin)
        return contenu if isinstance(contenu, dict) else range(len(contenu) if isinstance(contenu, list) else 0)

    def textes(self, *motif: str | int | None) -> Iterator[tuple[Chemin, str]]:
        """Celles des valeurs trouvées qui sont des textes."""
        return ((chemin, valeur) for chemin, valeur in self.trouver(*motif) if isinstance(valeur, str))

    def lire(self, chemin: Chemin, lire_texte: Callable[[str], T]) -> T | None:
        """Le texte écrit là, compris par ``lire_texte`` ; « None » s'il manque ou se lit mal, ce que dit le modèle."""
        with suppress(ValueError):
            texte = self.valeurs.get(chemin)
            return lire_texte(texte) if isinstance(texte, str) else None
        return None

    def renommer(self, ancienne: str, nouvelle: str) -> None:
        """Lit la clé ``ancienne`` comme la ``nouvelle``, et conseille de l'écrire ainsi ; rien si celle-ci y est."""
        if (ancienne,) not in self.valeurs or (nouvelle,) in self.cles:
            return
        self.deplacer((ancienne,), (nouvelle,))
        conseil = f"la clé « {ancienne} » s'écrit maintenant « {nouvelle} » : remplacez-la"
        self.conseils.append(self.faute((nouvelle,), conseil, sur_la_cle=True))

    def regrouper(self, cles: Collection[str], groupe: str, dans: Chemin = ()) -> None:
        """Lit ces clés de ``dans`` comme si elles étaient sous ``groupe`` ; leurs places restent les leurs."""
        self.cles_du_contrat[dans] = cles
        contenu = self.valeurs.get(dans)
        if not isinstance(contenu, dict):
            return
        ecrites = [cle for cle in contenu if cle in cles and (*dans, cle) in self.valeurs]
        if groupe in contenu and groupe not in cles:
            self._ecarter((*dans, groupe))
        for cle in sorted(ecrites, key=lambda cle: cle != groupe):  # celle qui a le nom du groupe lui fait place
            self.deplacer((*dans, cle), (*dans, groupe, cle))

    def _ecarter(self, chemin: Chemin) -> None:
        """Oublie ce que personne n'écrit, et le dit."""
        self.fautes.append(self.faute(chemin, f"clé inconnue : « {chemin[-1]} »", sur_la_cle=True))
        del self.valeurs[chemin[:-1]][chemin[-1]]
        for table in (self.valeurs, self.places, self.cles):
            for dessous in _sous(chemin, table):
                del table[dessous]

    def deplacer(self, depuis: Chemin, vers: Chemin) -> None:
        """Lit ce qui est écrit à ``depuis`` comme s'il l'était à ``vers``, dont le groupe se crée au besoin."""
        combien, groupe = len(depuis), vers[:-1]
        for table in (self.valeurs, self.places, self.cles):
            table.update({(*vers, *chemin[combien:]): table.pop(chemin) for chemin in _sous(depuis, table)})
        self.refuses |= {(*vers, *chemin[combien:]) for chemin in _sous(depuis, self.refuses)}
        valeur = self.valeurs[depuis[:-1]].pop(depuis[-1])
        if groupe not in self.valeurs:
            self.valeurs[groupe] = self.valeurs[groupe[:-1]][groupe[-1]] = {}
        self.valeurs[groupe][vers[-1]] = valeur

    def est_refuse(self, chemin: Chemin) -> bool:
        """Vrai quand la valeur, ou ce qui la contient, est déjà dite fautive : il n'y a plus rien à en dire."""
        return any(chemin[:pas] in self.refuses for pas in range(len(chemin) + 1))

    def place(self, chemin: Chemin, sur_la_cle: bool = False) -> Place:
        """La place d'une valeur (ou de sa clé) ; à défaut, celle de ce qui la contient."""
        while chemin and chemin not in self.places:
            chemin = chemin[:-1]
        if sur_la_cle and chemin in self.cles:
            return self.cles[chemin]
        return self.places.get(chemin, Place(1, 1))

    def faute(self, chemin: Chemin, message: str, sur_la_cle: bool = False) -> Faute:
        """La faute ``message``, à la place de ``chemin``."""
        return Faute(self.fichier, self.place(chemin, sur_la_cle), message)


Ecrit = tuple[Arbre, Chemin, Any]  # où est écrite une valeur, et ce que l'on en compare


def textes_ecrits(arbres: Iterable[Arbre], *motif: str | int | None) -> list[Ecrit]:
    """Les textes de tous ces fichiers dont le chemin suit ``motif``."""
    return [(arbre, chemin, texte) for arbre in arbres for chemin, texte in arbre.textes(*motif)]


def repetes(ecrits: list[Ecrit]) -> list[Ecrit]:
    """Ceux dont la valeur est aussi ailleurs ; ce qui est vide ne répète rien."""
    compte = Counter(valeur for *_, valeur in ecrits if valeur)
    return [ecrit for ecrit in ecrits if compte[ecrit[-1]] > 1]


def comme_on_le_lit(texte: str) -> str:
    """Le texte, quels que soient ses espaces et ses apostrophes."""
    return " ".join(texte.replace("’", "'").split())


def sans_egard(texte: str) -> str:
    """Le texte, quels que soient ses accents, ses majuscules et ses espaces."""
    return " ".join(sans_accent(texte).split())


def _sous(haut: Chemin, chemins: Iterable[Chemin]) -> list[Chemin]:
    return [chemin for chemin in chemins if chemin[: len(haut)] == haut]


def suggerer(mot: str, choix: Iterable[str]) -> str:
    """La fin de phrase qui aide : le mot le plus proche, ou la liste entière quand elle est courte."""
    choix = sorted(choix)
    if proche := le_plus_proche(mot, choix):
        return f" (vouliez-vous dire « {proche} » ?)"
    return f" (possibles : {', '.join(choix)})" if 0 < len(choix) <= LISTE_COURTE else ""


def presque_parmi(mots: Collection[str], choix: Collection[str]) -> bool:
    """Vrai quand l'un de ces mots est possible, ou qu'un éditeur voulait sans doute en écrire un qui l'est."""
    return not set(choix).isdisjoint(mots) or any(le_plus_proche(mot, choix) for mot in mots)


def le_plus_proche(mot: str, choix: Iterable[str]) -> str | None:
    """Celui des mots possibles que l'éditeur voulait sans doute écrire."""
    ecrits = {possible.lower(): possible for possible in sorted(choix, reverse=True)}
    return next((ecrits[proche] for proche in get_close_matches(mot.lower(), sorted(ecrits), n=1)), None)
