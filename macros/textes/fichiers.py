"""Les fichiers de ``docs/`` : les pages, et ce qui se télécharge tel quel."""

import re
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from macros.adresses import ACCUEIL, chemin_public
from macros.lecture.arbre import Faute
from macros.modele.ecritures import montrer
from macros.textes.page import DOSSIER, faute_du_fichier

PAGE = ".md"
IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
DOCUMENTS = frozenset(
    {".pdf", ".odt", ".ods", ".odp", ".docx", ".xlsx", ".pptx", ".csv", ".txt", ".ics", ".vcf", ".zip"}
)
DONNEES = frozenset({".json", ".geojson", ".yml"})
SORTES = {PAGE} | IMAGES | DOCUMENTS | DONNEES
TAILLE_D_UNE_PAGE = 100_000  # octets
SIGNE_REFUSE = re.compile("[\0-\x1f\x7f\ud800-\udfff\\\\]")


def trier(docs: Path) -> tuple[list[str], list[Faute]]:
    """Les fichiers que le site peut publier, nommés depuis ``docs``, et les fautes des autres.

    Rien n'est ouvert : un tuyau ou un lien vers un périphérique ne finirait jamais de se lire. Un fichier caché ne
    compte pas.
    """
    justes, fautes = [], []
    for fichier in sorted(docs.rglob("*")):
        chemin = fichier.relative_to(docs).as_posix()
        if "/." in f"/{chemin}" or (fichier.is_dir() and not fichier.is_symlink()):
            continue
        if message := _juger(fichier, chemin):
            fautes.append(faute_du_fichier(_montrer(chemin), message))
        else:
            justes.append(chemin)
    return justes, [*fautes, *fautes_des_adresses(justes)]


def _montrer(chemin: str) -> str:
    """Le nom, tel qu'un terminal peut l'écrire."""
    return SIGNE_REFUSE.sub("?", chemin)


def _juger(fichier: Path, chemin: str) -> str:
    if SIGNE_REFUSE.search(chemin):
        return "nom de fichier refusé : renommez-le avec des lettres, des chiffres, des espaces et des tirets"
    etat = fichier.lstat()
    if not stat.S_ISREG(etat.st_mode):
        return "ce n'est pas un fichier ordinaire : remplacez-le par une copie du fichier"
    sorte = PurePosixPath(chemin).suffix.lower()
    if sorte not in SORTES:
        return _autre_sorte(chemin, sorte)
    if sorte == PAGE and etat.st_size > TAILLE_D_UNE_PAGE:
        return f"page de plus de {TAILLE_D_UNE_PAGE // 1000} ko : partagez-la en plusieurs"
    return ""


def _autre_sorte(chemin: str, sorte: str) -> str:
    if chemin == "CNAME":
        return "le domaine du site se choisit dans GitHub (Settings, Pages) : supprimez ce fichier"
    if sorte in (".yaml", ".markdown"):
        return f"renommez ce fichier en « {'.yml' if sorte == '.yaml' else PAGE} »"
    return "le site ne publie pas cette sorte de fichier : donnez-le en PDF, ou supprimez-le"


def fautes_des_adresses(chemins: Iterable[str]) -> Iterator[Faute]:
    """Une faute pour chaque page qui aurait la même adresse qu'une autre (« quartiers.md », « quartiers/index.md »).

    Et une, quand aucune n'a celle de l'accueil.
    """
    par_adresse = defaultdict(list)
    for chemin in chemins:
        nom = PurePosixPath(chemin)
        index = chemin.endswith("README.md")
        par_adresse[chemin_public(nom.with_name("index.md").as_posix() if index else chemin)].append(chemin)
    if chemin_public(ACCUEIL) not in par_adresse:
        message = "page d'accueil manquante : le site commence par elle, remettez ce fichier"
        yield faute_du_fichier(ACCUEIL, message)
    for premier, *autres in par_adresse.values():
        for autre in autres:
            message = f"cette page a la même adresse que {montrer(f'{DOSSIER}/{premier}')} : renommez l'une des deux"
            yield faute_du_fichier(autre, message)
