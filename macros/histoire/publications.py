"""L'histoire que raconte git : chaque publication, son instant, sa raison, et les fichiers qu'elle change."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from macros.histoire.depot import SANS_ORDRE, TRONQUE, HistoireIllisible, decoder, est_dans_un_depot, lire_git
from macros.histoire.raison import raison
from macros.langue.francais import compter

CODE = ("macros/", "overrides/", "tests/")
# Les réglages personnels de git ne changent pas ce qu'on y lit.
COMMANDE = (
    *("-c", "log.showRoot=true", "-c", "i18n.logOutputEncoding=UTF-8", "log", "--no-show-signature", "--first-parent"),
    *("--raw", SANS_ORDRE, "--full-diff", "--no-abbrev", "--no-renames", "--relative", "-z"),
    "--format=%x00%H %cI%n%an%n%B%x00",
)
NAISSANCE_DE_GIT = datetime(2005, 4, 7, tzinfo=UTC)  # une date d'avant, ou d'après demain, ne dit rien
SOUS_MODULE = "160000"  # ce n'est pas un fichier


class Publication(NamedTuple):
    """Un commit de la branche, son instant, et ce que devient chaque fichier : son contenu (un « blob » de git) ou "".

    L'instant est « None » quand la date du commit est impossible.
    Une proposition fusionnée compte pour une publication, à l'instant de sa fusion, quels que soient ses brouillons.
    ``raison`` est ce qu'en dit son éditeur ; elle est vide quand il n'en dit rien. ``touche_au_code`` : elle change
    aussi le code, et n'est donc pas le fait d'un éditeur.
    """

    commit: str
    instant: datetime | None
    fichiers: dict[str, str]
    raison: str = ""
    touche_au_code: bool = False

    @property
    def jour(self) -> date | None:
        """Celui de son instant."""
        return self.instant.date() if self.instant else None


def publications(
    depot: Path, dossiers: Collection[str], avertir: Callable[[str], object] = str
) -> tuple[Publication, ...]:
    """Celles qui changent l'un de ces dossiers, la plus récente d'abord.

    Aucune hors d'un dépôt, ou quand l'historique est incomplet : une date tirée d'une partie serait fausse.
    ``avertir`` reçoit la phrase qui dit ce que git n'a pas pu donner, et comment y remédier.
    """
    if not est_dans_un_depot(depot):
        return ()
    try:
        historique = _lire_l_historique(depot, dossiers)
    except HistoireIllisible as illisible:
        avertir(str(illisible))
        return ()
    if impossibles := [publication.commit[:10] for publication in historique if publication.instant is None]:
        combien = compter(len(impossibles), "commit")
        avertir(f"Date impossible, que le site ignore : {combien} ({', '.join(impossibles[:3])}).")
    return historique


def _lire_l_historique(depot: Path, dossiers: Collection[str]) -> tuple[Publication, ...]:
    if lire_git(depot, "rev-parse", "--is-shallow-repository").strip() != b"false":
        raise HistoireIllisible(TRONQUE.sens, TRONQUE.remede)
    historique: list[Publication] = []
    morceaux = iter(decoder(lire_git(depot, *COMMANDE, "--", *dossiers)).split("\0"))
    for morceau in map(str.strip, morceaux):
        if morceau.startswith(":"):  # « :100644 100644 <ancien> <nouveau> M », puis le nom du fichier
            _, genre, _, nouveau, action = morceau.split(" ")
            historique[-1].fichiers[next(morceaux)] = "" if action == "D" or genre == SOUS_MODULE else nouveau
        elif morceau:
            entete, auteur, message = (*morceau.split("\n", 2), "", "")[:3]
            commit, _, instant = entete.partition(" ")
            historique.append(Publication(commit, _instant(instant), {}, raison(auteur, message)))
    return tuple(_restreindre(publication, tuple(f"{dossier}/" for dossier in dossiers)) for publication in historique)


def _restreindre(publication: Publication, dossiers: tuple[str, ...]) -> Publication:
    """La publication, réduite à ce qu'elle change dans ces dossiers."""
    fichiers = {nom: blob for nom, blob in publication.fichiers.items() if nom.startswith(dossiers)}
    return publication._replace(
        fichiers=fichiers, touche_au_code=any(nom.startswith(CODE) for nom in publication.fichiers)
    )


def _instant(texte: str) -> datetime | None:
    """L'instant d'un commit ; « None » s'il est impossible : l'an 10000, avant git, après demain, illisible."""
    try:
        instant = datetime.fromisoformat(texte)
    except ValueError:
        return None
    demain = datetime.now(UTC) + timedelta(days=1)
    return instant if instant.tzinfo and NAISSANCE_DE_GIT <= instant <= demain else None


def dater(publications: Iterable[Publication]) -> dict[str, date]:
    """Chaque fichier -> le jour de sa dernière publication ; les publications vont de la plus récente à la première.

    Un fichier dont la dernière publication n'a pas de date possible n'en a pas : celle d'avant serait trop ancienne.
    """
    instants: dict[str, datetime | None] = {}
    for publication in publications:
        for fichier in publication.fichiers:
            instants.setdefault(fichier, publication.instant)
    return {fichier: instant.date() for fichier, instant in instants.items() if instant}
