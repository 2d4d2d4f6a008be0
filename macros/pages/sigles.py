"""Les sigles expliqués là où ils sont : un bouton par sigle et par section, une explication par page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from markupsafe import escape

from macros.adresses import ancre_du_mot
from macros.langue.typographie import typographier, un_de_ces_mots
from macros.modele.glossaire import Terme
from macros.pages.html import Morceaux, lire_balise

# On n'y place pas de bouton : il y serait interdit, gênerait la lecture ou, là où la feuille de style cache le texte,
# recevrait le focus sans se voir (RGAA 10.7).
EXCLUES = {"a", "abbr", "button", "caption", "code", "dt", "h1", "h2", "h3", "h4", "script", "style", "svg", "thead"}
CACHEE = "invisible"  # la classe de ce que la feuille de style ne montre qu'aux lecteurs d'écran
SECTIONS = {"h1", "h2", "h3", "section"}
# Ce qui touche un sigle et ne doit pas s'en séparer en fin de ligne : un bouton se coupe, un mot non.
HORS_ENTITE = "(?<!&)(?<!&#)"  # « amp » n'est pas dans « Maisons &amp; Cités »
AVANT = r"(?:[(\[“]|\b\w{1,2}’)*"
APRES = r"[)\],.;:!?…”]*"


def expliquer_sigles(morceaux: Morceaux, termes: Iterable[Terme]) -> tuple[str, list[Terme]]:
    """Une page -> son HTML, un bouton au premier emploi d'un sigle par section ; les termes employés."""
    sigles = {str(escape(typographier(terme.terme))): terme for terme in termes if terme.sigle}
    if not sigles:
        return "".join(morceaux), []
    lecteur = _ChercheurDeSigles(sigles)
    html = "".join(lecteur.lire(morceaux))
    return html, [terme for sigle, terme in sigles.items() if sigle in lecteur.employes]


class BaliseLue(NamedTuple):
    """Ce qu'une balise change pour les sigles : elle commence une section, ou exclut ce qu'elle contient."""

    nom: str
    ferme: bool
    section: bool
    exclut: bool
    compte: bool  # l'une ou l'autre


@lru_cache(maxsize=2**14)  # d'une page à l'autre, presque toutes sont les mêmes
def _lire_sens(texte: str) -> BaliseLue:
    balise = lire_balise(texte)
    exclut = not balise.ferme and (balise.nom in EXCLUES or CACHEE in balise.classes)
    section = balise.nom in SECTIONS
    return BaliseLue(balise.nom, balise.ferme, section, exclut, section or exclut)


class _ChercheurDeSigles:
    """Lit une page morceau par morceau : les balises disent où l'on est, les textes peuvent avoir des sigles."""

    def __init__(self, sigles: Mapping[str, Terme]) -> None:
        self.sigles = sigles
        self.present = re.compile(HORS_ENTITE + un_de_ces_mots(sigles))
        self.motif = re.compile(f"({AVANT})({self.present.pattern})({APRES})")
        self.vus: set[str] = set()
        self.employes: set[str] = set()
        self.exclue, self.profondeur = "", 0

    def lire(self, morceaux: Morceaux) -> Iterator[str]:
        """Une balise passe telle quelle ; un sigle devient un bouton là où il le peut."""
        for rang, morceau in enumerate(morceaux):
            if rang % 2:
                balise = _lire_sens(morceau)
                if self.exclue or balise.compte:
                    self._suivre(balise)
            elif not self.exclue and self.present.search(morceau):  # « motif » est plus lent, et sert rarement
                morceau = self.motif.sub(self._bouton, morceau)  # noqa: PLW2901 - le morceau, ses sigles expliqués
            yield morceau

    def _suivre(self, balise: BaliseLue) -> None:
        """Passe une balise ; une balise exclue exclut tout jusqu'à celle qui la ferme."""
        if balise.section:
            self.vus.clear()
        if self.exclue:
            self.profondeur += (balise.nom == self.exclue) * (-1 if balise.ferme else 1)
            self.exclue = self.exclue if self.profondeur else ""
        elif balise.exclut:
            self.exclue, self.profondeur = balise.nom, 1

    def _bouton(self, trouve: re.Match[str]) -> str:
        avant, sigle, apres = trouve.groups()
        if sigle in self.vus:
            return trouve[0]
        self.vus.add(sigle)
        self.employes.add(sigle)
        terme = self.sigles[sigle].id
        ou, nom = ancre_du_mot(terme), ancre_du_mot(terme, "nom")
        bouton = f'<button type="button" class="sigle" popovertarget="{ou}" aria-describedby="{nom}">{sigle}</button>'
        return f'<span class="insecable">{avant}{bouton}{apres}</span>' if avant or apres else bouton
