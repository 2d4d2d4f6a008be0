"""Les noms des fichiers de ``data/`` que le site ne lit pas : ce que c'est, et ce qu'il faut en faire."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from macros.adresses import slug
from macros.lecture.arbre import le_plus_proche
from macros.lecture.contours import FICHIERS_DE_CONTOURS
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.ecritures import montrer
from macros.modele.suivi import JOUR_A_ECRIRE
from macros.modele.types import IDENTIFIANT

SUPPRIMEZ = "supprimez-le, le site ne le lit pas"
# Ce qu'ajoute à un nom un espace partagé, une messagerie ou un gestionnaire de fichiers quand il en garde deux.
COPIE = re.compile(
    r"(?:copie de |copy of )(.+)|(.+?)(?: ?\(\d+\)| ?\([^)]*(?:conflit|conflict|copie|copy)[^)]*\)"
    r"| ?[-–_]? ?(?:copie|copy|conflit|conflict)\b.*|[ _]\d+)",
    re.IGNORECASE,
)
DE_L_ORDINATEUR = re.compile(r"desktop\.ini|thumbs\.db|icon\r?|~\$.*|.*\.(?:lnk|url|tmp)", re.IGNORECASE)
SAUVEGARDE = re.compile(r"(.+\.ya?ml)(?:~|\.(?:bak|orig|old|rej|save|swp|tmp|\d+))", re.IGNORECASE)
EXTENSION = re.compile(r"(.+)\.(?:ya?ml)(?:\.txt)?", re.IGNORECASE)

# Dans « suivi/ », ou à côté : « 2026.yml », « Nouvelles 2026.yml ».
DU_SUIVI = re.compile(
    r"(?:(?:suivi|nouvelles)(?:/(?P<dedans>.+))?|(?P<a_cote>(?:(?:suivi|nouvelles)[ _-]*)?20[0-9]{2}[^/]*))\.yml",
    re.IGNORECASE,
)
CONTOUR = re.compile(r"contours?/.*|.*\.geojson(?:\.txt)?", re.IGNORECASE)
FINIT_PAR_UNE_ANNEE = re.compile(r".+[ _]20[0-9]{2}")  # ce n'est pas le numéro d'une copie
ANNEE_DU_NOM = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


def est_lisible(nom: str) -> bool:
    """Faux quand ce nom n'est pas de l'UTF-8, ou qu'il a un signe qui ne se voit pas (une fin de ligne)."""
    return nom.isprintable()


def lisible(nom: str) -> str:
    """Le nom, où ce qui ne s'affiche pas est écrit « \\xe9 » ou « \\n »."""
    return "".join(signe if signe.isprintable() else _code(signe) for signe in nom)


def _code(signe: str) -> str:
    octets = signe.encode("utf-8", "surrogateescape")
    return f"\\x{octets[0]:02x}" if len(octets) == 1 and octets[0] > 127 else repr(signe)[1:-1]  # noqa: PLR2004 - l'ASCII


@lru_cache(maxsize=4096)
def copie_de(nom: str) -> str | None:
    """« quartiers/le-centre (1).yml » -> « quartiers/le-centre.yml » ; « None » si ce n'est pas une copie."""
    fichier = PurePosixPath(nom)
    de_l_annee = DU_SUIVI.fullmatch(nom) and FINIT_PAR_UNE_ANNEE.fullmatch(fichier.stem)
    trouve = None if de_l_annee else COPIE.fullmatch(fichier.stem)
    suffixe = fichier.suffix if CONTOUR.fullmatch(nom) else ".yml"
    return fichier.with_name(f"{trouve[1] or trouve[2]}{suffixe}").as_posix() if trouve else None


def est_a_part(nom: str, noms: Collection[str]) -> bool:
    """Vrai pour ce que le site ne lit pas parmi ces ``noms`` : une copie, un nom illisible, un fichier du système."""
    original = copie_de(nom)
    copie = original and (original in noms or not re.fullmatch(IDENTIFIANT, PurePosixPath(nom).stem))
    return bool(copie) or not est_lisible(nom) or bool(DE_L_ORDINATEUR.fullmatch(nom.rpartition("/")[2]))


def mieux_nommer(nom: str, noms: Collection[str]) -> str:
    """Ce qu'il faut faire d'un fichier que le site ne lit pas ; ``noms`` : tous ceux de ``data/``."""
    return next(_remedes(nom, noms))


def _remedes(nom: str, noms: Collection[str]) -> Iterator[str]:
    """Du plus précis au plus vague."""
    fichier = PurePosixPath(nom)
    if not est_lisible(nom):
        yield "nom de fichier refusé : renommez-le en lettres minuscules sans accent, chiffres et tirets"
    if DE_L_ORDINATEUR.fullmatch(fichier.name):
        yield f"fichier que l'ordinateur a ajouté : {SUPPRIMEZ}"
    if sauvegarde := SAUVEGARDE.fullmatch(fichier.name):
        yield f"sauvegarde de {montrer(sauvegarde[1])} : {SUPPRIMEZ}"
    if original := copie_de(nom):
        seul = montrer(PurePosixPath(original).name)
        garder = f"gardez la bonne des deux sous le nom {seul}, et supprimez l'autre"
        yield f"copie de {seul} : {garder if original in noms else f'renommez-la {seul}, ou supprimez-la'}"
    if (renomme := EXTENSION.fullmatch(fichier.name)) and not fichier.name.endswith(".yml"):
        yield _renommer(fichier.with_name(f"{renomme[1]}.yml"), noms)
    if du_suivi := DU_SUIVI.fullmatch(nom):
        yield _nommer_le_suivi(slug(du_suivi["dedans"] or du_suivi["a_cote"] or ""), noms)
    if CONTOUR.fullmatch(nom):
        yield "fichier inconnu : les contours sont dans « contours/ », sous les noms " + ", ".join(FICHIERS_DE_CONTOURS)
    if proche := le_plus_proche(nom.removesuffix(".yml"), FICHIERS_COMMUNS):
        yield f"fichier inconnu (vouliez-vous dire « {proche}.yml » ?)"
    yield (
        "fichier inconnu : une fiche de quartier se range dans « quartiers/ », les nouvelles d'une année dans "
        "« suivi/ », et le nom finit par « .yml »"
    )


def _renommer(voulu: PurePosixPath, noms: Collection[str]) -> str:
    if voulu.as_posix() in noms:
        return f"{montrer(voulu.name)} est là aussi : gardez un seul de ces deux fichiers, sous ce nom"
    return "extension inconnue : renommez le fichier en « .yml »"


def _nommer_le_suivi(actuel: str, noms: Collection[str]) -> str:
    """« conseil-citoyen-2026 » -> « 2026-conseil-citoyen.yml » : l'année d'abord, puis ce que l'on veut."""
    if actuel.startswith(slug(JOUR_A_ECRIRE)):
        return f"écrivez le jour du fait à la place de {montrer(JOUR_A_ECRIRE)}, comme 2026-03-12"
    if not (annee := ANNEE_DU_NOM.search(actuel)):
        exemples = "« suivi/2026.yml » ou « suivi/2026-conseil-citoyen.yml »"
        return f"un fichier de nouvelles commence par leur année : renommez-le, par exemple {exemples}"
    reste = slug(ANNEE_DU_NOM.sub("", actuel))
    voulu = f"suivi/{'-'.join(filter(None, (annee[0], reste)))}.yml"
    if voulu in noms:
        return f"{montrer(voulu)} est là aussi : mettez-y ces nouvelles, ou donnez à ce fichier un autre nom"
    return f"nom de fichier refusé : renommez-le en {montrer(voulu)}"
