"""Les fichiers de ``data/`` : ceux que le site lit, ceux que personne ne lirait, et ce que l'on comprend de chacun."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Any, NamedTuple

from pydantic import BaseModel

from macros.lecture.arbre import TOUS, Arbre, DonneesFautives, Faute, Place
from macros.lecture.chiffres import IDS_TERRITOIRES, regrouper_les_comparaisons
from macros.lecture.cles import ANCIENNES_CLES
from macros.lecture.contours import FICHIERS_DE_CONTOURS, lire_contours
from macros.lecture.dessins import DESSIN
from macros.lecture.lecteur import TAILLE_MAXIMALE, TROP_GROS, lire_arbre
from macros.lecture.migrations import VOCABULAIRE, moderniser
from macros.lecture.niveaux import cles_des_niveaux, lire_les_niveaux
from macros.lecture.noms import est_a_part, lisible, mieux_nommer
from macros.lecture.repetitions import textes_uniques
from macros.lecture.validation import LISTE_ATTENDUE, valider
from macros.modele.contour import Contours
from macros.modele.contrat import FACULTATIFS, FICHIERS_COMMUNS
from macros.modele.quartier import Quartier
from macros.modele.suivi import FichierDeSuivi

UNIQUES = {f"{nom}.yml" for nom in FICHIERS_COMMUNS}
INDICATEURS, STRATEGIE = "indicateurs.yml", "strategie.yml"
CLES_DES_RUBRIQUES = ("rubriques_des_quartiers", TOUS, "id")
AUCUN_QUARTIER = 'aucun quartier : « make quartier nom="Le nom du quartier" » en commence la fiche'
QUARTIER = re.compile(r"quartiers/[^/]+\.yml")
SUIVI = re.compile(r"suivi/(?P<annee>[0-9]{4})(?:-[a-z0-9]+)*\.yml")

TIRETS = "-‐-―−•"  # ce que l'on tape, ou colle, pour un tiret
SANS_ESPACE_NI_TIRET = re.compile(rf"(?:[^\S\n]*(?:#[^\n]*)?\n)*[^\S\n]*(?:-|[{TIRETS}] *)?[a-z]+ ?:")
UNE_NOUVELLE = re.compile(r"^ *-\s", re.MULTILINE)


class FichierLu(NamedTuple):
    """Un fichier lu, à ne pas modifier : son modèle, son arbre, sa fiche s'il est sans faute, ce qu'il répète."""

    modele: type[BaseModel]
    arbre: Arbre
    fiche: Any
    en_plus: Mapping[str, str]
    repetitions: tuple[Faute, ...] = ()

    def ajouter_ses_fautes(self, fautes: list[Faute]) -> None:
        """Les ajoute à celles que l'on sait déjà : ce qui est dit à la même place n'est pas répété."""
        if self.fiche is None:
            valider(self.modele, self.arbre, fautes, **self.en_plus)


def est_connu(nom: str) -> bool:
    """Vrai pour un fichier que le site lit."""
    return nom in UNIQUES or nom in FICHIERS_DE_CONTOURS or bool(QUARTIER.fullmatch(nom) or SUIVI.fullmatch(nom))


def a_lire(noms: Collection[str]) -> list[str]:
    """Ceux de ces noms que le site lit : d'un fichier et de sa copie (« le-centre (1).yml »), il ne lit que l'un."""
    return [nom for nom in noms if est_connu(nom) and not est_a_part(nom, noms)]


def communs_a_lire(noms: Collection[str]) -> list[str]:
    """Les fichiers communs que le site lit, sans « .yml » : un facultatif n'en est que s'il est parmi ces ``noms``."""
    return [nom for nom in FICHIERS_COMMUNS if nom not in FACULTATIFS or f"{nom}.yml" in noms]


def lire_dossier(dossier: Path) -> dict[str, bytes]:
    """Le nom de chaque fichier du dossier -> son contenu ; un fichier caché ne compte pas.

    Lève ``DonneesFautives``, sans rien lire, quand l'un d'eux n'est pas un fichier ordinaire ou est énorme.
    """
    chemins = {
        chemin.relative_to(dossier).as_posix(): chemin for chemin in dossier.rglob("*") if not _est_dossier(chemin)
    }
    vus = {nom: chemin for nom, chemin in sorted(chemins.items()) if "/." not in f"/{nom}"}
    refus = {nom: phrase for nom, chemin in vus.items() if (phrase := _refuser(chemin))}
    if refus:
        chemin = nommer(dossier)
        raise DonneesFautives(Faute(f"{chemin}/{lisible(nom)}", Place(1, 1), dit) for nom, dit in refus.items())
    return {nom: _octets(chemin) for nom, chemin in vus.items()}


def _est_dossier(chemin: Path) -> bool:
    return chemin.is_dir() and not chemin.is_symlink()


def _refuser(chemin: Path) -> str:
    """Ce qui interdit de lire un fichier, avant de l'ouvrir : un périphérique ou un tuyau ne finiraient pas."""
    etat = chemin.lstat()
    if not S_ISREG(etat.st_mode):
        return "ce n'est pas un fichier ordinaire (lien, tuyau ou périphérique) : mettez à sa place le fichier lui-même"
    return TROP_GROS if etat.st_size > TAILLE_MAXIMALE else ""


def _octets(chemin: Path) -> bytes:
    with suppress(OSError):  # un fichier protégé : il sera dit illisible
        return chemin.read_bytes()
    return b""


def nommer(dossier: Path) -> str:
    """Le dossier, tel que le nomme qui travaille dans le projet."""
    absolu, ici = dossier.resolve(), Path.cwd()
    return (absolu.relative_to(ici) if absolu.is_relative_to(ici) else absolu).as_posix()


def lire_fichiers(dossier: str, fichiers: Mapping[str, bytes], deja_publies: bool = False) -> dict[str, FichierLu]:
    """Tous les fichiers que le site lit parmi ceux-là, et le vocabulaire qui leur manque s'ils sont du modèle 1."""
    fichiers = moderniser(fichiers, deja_publies)
    vocabulaire = lire_fichier(dossier, VOCABULAIRE, fichiers[VOCABULAIRE]).arbre
    du_contrat = {
        STRATEGIE: cles_des_niveaux(vocabulaire),
        INDICATEURS: tuple(cle for _, cle in vocabulaire.textes(*IDS_TERRITOIRES)),
    }
    rubriques = tuple(cle for _, cle in vocabulaire.textes(*CLES_DES_RUBRIQUES))
    cles = {nom: rubriques for nom in fichiers if QUARTIER.fullmatch(nom)} | du_contrat
    return {nom: lire_fichier(dossier, nom, fichiers[nom], cles.get(nom, ())) for nom in a_lire(fichiers)}


@lru_cache(maxsize=4096)  # sous « mkdocs serve », et d'une version à l'autre de l'historique, presque rien ne change
def lire_fichier(dossier: str, nom: str, octets: bytes, cles: tuple[str, ...] = ()) -> FichierLu:
    """Le fichier ``nom`` de ``dossier``, que le site connaît ; ``cles`` : celles que le contrat y ajoute au modèle."""
    if nom in FICHIERS_DE_CONTOURS:
        return FichierLu(Contours, *lire_contours(f"{dossier}/{nom}", nom, octets), {})
    facultatif = nom not in UNIQUES or nom[:-4] in FACULTATIFS
    arbre = lire_arbre(f"{dossier}/{nom}", octets, facultatif, _rien_n_y_est_requis(nom))
    if SUIVI.fullmatch(nom):
        _dire_les_tirets_oublies(arbre, octets)
    elif QUARTIER.fullmatch(nom):
        for ancienne, nouvelle in ANCIENNES_CLES.items():
            arbre.renommer(ancienne, nouvelle)
        arbre.regrouper(cles, "rubriques")
    elif nom == STRATEGIE:
        lire_les_niveaux(arbre, cles)
    elif nom == INDICATEURS:
        regrouper_les_comparaisons(arbre, cles)
    return _comprendre(arbre, nom)


def _dire_les_tirets_oublies(arbre: Arbre, octets: bytes) -> None:
    """Sans un seul tiret, YAML se perd dans les décalages qui suivent ; le remède est au début du fichier."""
    texte = octets.decode("utf-8", "replace")
    debut = SANS_ESPACE_NI_TIRET.match(texte)
    if arbre.fautes and debut and not UNE_NOUVELLE.search(texte):
        arbre.fautes = [Faute(arbre.fichier, Place(debut[0].count("\n") + 1, 1), LISTE_ATTENDUE)]
        arbre.valeur = None


def _rien_n_y_est_requis(nom: str) -> bool:
    champs = _modele(nom).model_fields.values()
    return not any(champ.is_required() for champ in champs)


def fichier_absent(nom: str) -> FichierLu:
    """Ce que l'on lit d'un fichier commun qui manque : rien."""
    return _comprendre(Arbre(nom), f"{nom}.yml")


def _comprendre(arbre: Arbre, nom: str) -> FichierLu:
    modele = _modele(nom)
    en_plus = {"slug": PurePosixPath(nom).stem} if modele is Quartier else {}
    fautes: list[Faute] = []
    fiche = valider(modele, arbre, fautes, **en_plus)
    return FichierLu(modele, arbre, None if fautes else fiche, en_plus, tuple(textes_uniques(arbre)))


def _modele(nom: str) -> type[BaseModel]:
    """Ce que contient le fichier de ce nom."""
    if SUIVI.fullmatch(nom):
        return FichierDeSuivi
    return Quartier if QUARTIER.fullmatch(nom) else FICHIERS_COMMUNS[nom.removesuffix(".yml")]


def fautes_de_noms(dossier: str, noms: Iterable[str]) -> Iterator[Faute]:
    """Un fichier que personne ne lirait, ou qui manque."""
    noms = set(noms)
    for nom in noms:
        if nom != DESSIN and (not est_connu(nom) or est_a_part(nom, noms)):
            yield Faute(f"{dossier}/{lisible(nom)}", Place(1, 1), mieux_nommer(nom, noms))
    for nom in communs_a_lire(noms):
        if f"{nom}.yml" not in {*noms, VOCABULAIRE}:
            yield Faute(f"{dossier}/{nom}.yml", Place(1, 1), "fichier manquant : le site en a besoin")
    if not any(map(QUARTIER.fullmatch, noms)):
        yield Faute(f"{dossier}/quartiers", Place(1, 1), AUCUN_QUARTIER)
