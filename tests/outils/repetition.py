"""Jouer dans un dépôt d'essai ce qui arrive à une proposition sur GitHub : le robot, la fusion, la publication."""

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from macros.commandes import Reponse, dire_les_changements, verifier
from macros.langue.francais import jour as en_lettres
from macros.resume import CE_QUI_CHANGE, RIEN
from tests.outils.depot import git
from tests.outils.editions import Edition, changer
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, HAILLICOURT, Site, construire, copier_projet, normaliser, texte

SIGNATURE = date(2025, 3, 1)
SUIVANTE = "suivante"
RIEN_A_LIRE = normaliser(RIEN.removeprefix(CE_QUI_CHANGE))
SANS_RAPPORT = changer("data/site.yml", ("  # telephone: 03 00 00 00 00\n", "  telephone: 03 21 00 00 00\n"))


class Tache(NamedTuple):
    """Ce que fait un agent de la mairie, et pourquoi ; ``reparation`` : ce qu'il corrige une fois le robot rouge.

    ``construire`` : le robot construit aussi le site avant de répondre. Il le fait toujours sur GitHub ; ici, cela
    prend du temps, et la publication construit de toute façon ce que toutes les tâches ont laissé.
    """

    raison: str
    edition: Edition
    reparation: Edition | None = None
    construire: bool = False


class Verdict(NamedTuple):
    """Ce que le robot dit d'une proposition : s'il est vert, ses fautes ligne par ligne, et le résumé qui suit."""

    vert: bool
    fautes: list[str]
    annotations: list[str]
    resume: str


@dataclass
class Repetition:
    """Les tâches jouées, le verdict de chacune, celui d'avant sa réparation, son jour ; et le site publié."""

    projet: Path
    taches: Mapping[str, Tache]
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    refus: dict[str, Verdict] = field(default_factory=dict)
    jours: dict[str, date] = field(default_factory=dict)
    site: Site = field(init=False)

    def dit(self, tache: str, partie: str = CE_QUI_CHANGE) -> list[str]:
        """Ce que lit l'agent sous un titre du résumé, sans typographie."""
        lignes = self.verdicts[tache].resume.partition(f"{partie}\n")[2].partition("\n#")[0].splitlines()
        return [normaliser(re.sub(r"\\(.)", r"\1", ligne.removeprefix("- "))) for ligne in lignes if ligne]

    def a_verifier(self, tache: str) -> list[str]:
        """Les questions que le résumé pose à l'agent."""
        return self.dit(tache, "### À vérifier")

    def retirees(self, tache: str) -> list[str]:
        """Ce que le résumé dit des adresses retirées."""
        return self.dit(tache, "### Adresses retirées")

    def ou(self, tache: str) -> list[str]:
        """Les pages où le résumé dit de lire ce qui change."""
        return self.dit(tache, "### Où le lire")

    def journal(self, tache: str) -> list[str]:
        """Ce que dit le journal publié du jour où la proposition a été fusionnée : sa raison, puis chaque phrase."""
        jour = en_lettres(self.jours[tache])
        articles = self.site.page("/journal/").select("article")
        return [
            texte(dit)
            for a in articles
            if texte(a.h3).startswith(f"{jour} :")
            for dit in a.select("p:not(.source), li")
        ]

    def lire(self, adresse: str, selecteur: str = "main") -> str:
        """Ce qu'on lit dans une page publiée, sans typographie."""
        return " ".join(map(texte, self.site.page(adresse).select(selecteur)))

    def muettes(self) -> list[str]:
        """Les tâches que le journal ne raconte pas comme leur résumé, la correction sans rapport comprise.

        Le menu se dit avant la publication ; le journal ne raconte que les données et les pages.
        """
        racontees = {nom: [dit for dit in self.dit(nom) if not dit.startswith("Le menu :")] for nom in self.taches}
        attendues = {
            nom: [] if dit == [RIEN_A_LIRE] else [normaliser(f"Pourquoi : {self.taches[nom].raison}"), *dit]
            for nom, dit in racontees.items()
        }
        return [nom for nom, attendue in attendues.items() if self.journal(nom) != attendue]


def signer(dossier: Path) -> Path:
    """Le projet de la commune des tests sous git : la convention signée, sur « main »."""
    projet = copier_projet(dossier / "depot", HAILLICOURT)
    git(projet, "init", "--quiet", "--initial-branch=main")
    with _le(SIGNATURE):
        git(projet, "add", "data", "docs", "mkdocs.yml")
        git(projet, "commit", "--quiet", "--message", "Signe la convention")
    return projet


def repeter(projet: Path, taches: Mapping[str, Tache]) -> Repetition:
    """Propose, fait juger et fusionne chaque tâche, une par jour, puis une correction sans rapport ; et publie.

    Lève ``AssertionError`` quand une tâche reste rouge : personne ne pourrait la publier.
    """
    suivante = {} if SUIVANTE in taches else {SUIVANTE: Tache("La mairie a un numéro", SANS_RAPPORT)}
    repetition = Repetition(projet, {**taches, **suivante})
    for rang, (nom, tache) in enumerate(repetition.taches.items(), start=1):
        jour = repetition.jours[nom] = SIGNATURE + timedelta(days=rang)
        with _le(jour):
            _proposer(repetition, nom, tache)
    repetition.site = construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT, DOCUMENTS="false")
    return repetition


def _proposer(repetition: Repetition, nom: str, tache: Tache) -> None:
    projet, rang = repetition.projet, len(repetition.verdicts) + 1
    git(projet, "switch", "--quiet", "--create", f"patch-{rang}")
    verdict = _juger(projet, tache.edition, tache.construire)
    if tache.reparation:
        assert not verdict.vert, f"{nom} : rien à réparer"
        repetition.refus[nom] = verdict
        verdict = _juger(projet, tache.reparation, construit=False)
    assert verdict.vert, f"{nom} : {verdict.fautes}"
    repetition.verdicts[nom] = verdict
    git(projet, "switch", "--quiet", "main")
    fusion = f"Merge pull request #{rang} from mairie/patch-{rang}\n\n{tache.raison}"
    git(projet, "merge", "--quiet", "--no-ff", "--message", fusion, f"patch-{rang}")


def _juger(projet: Path, edition: Edition, construit: bool) -> Verdict:
    """Enregistre l'édition et joue ce que joue le robot : « make check », puis « make changements »."""
    edition(projet)
    git(projet, "add", "--all", "data", "docs", "mkdocs.yml")
    git(projet, "commit", "--quiet", "--allow-empty", "--message", "Update data")
    with _sur_github(projet):
        verdict = verifier(construire=construit)
        changements = dire_les_changements("main") if verdict.statut == 0 else Reponse()
    fautes = [normaliser(ligne) for ligne in f"{verdict.erreurs}\n{changements.erreurs}".splitlines() if ligne]
    annotations = [normaliser(ligne) for ligne in verdict.sortie.splitlines() if ligne.startswith("::")]
    return Verdict(verdict.statut == changements.statut == 0, fautes, annotations, changements.sortie)


@contextlib.contextmanager
def _sur_github(projet: Path) -> Iterator[None]:
    with contextlib.chdir(projet), patch.dict(os.environ, GITHUB_ACTIONS="true"):
        yield


@contextlib.contextmanager
def _le(jour: date) -> Iterator[None]:
    """Ce jour-là pour git."""
    instant = f"{jour}T12:00:00+01:00"
    with patch.dict(os.environ, GIT_AUTHOR_DATE=instant, GIT_COMMITTER_DATE=instant):
        yield
