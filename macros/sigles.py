"""Les sigles expliqués là où ils sont : un bouton par sigle et par section, une explication par page."""

import re
from collections.abc import Iterable

from macros.modele.glossaire import Terme

BALISE = re.compile(r"(<[^>]+>)")
NOM = re.compile(r"<(/?)([a-z0-9]+)")
# On n'y place pas de bouton : il y serait interdit, ou gênerait la lecture.
EXCLUES = {"a", "abbr", "button", "caption", "code", "dt", "h1", "h2", "h3", "h4", "script", "style", "svg"}
SECTIONS = {"h1", "h2", "h3", "section"}


def expliquer_sigles(html: str, termes: Iterable[Terme]) -> tuple[str, list[Terme]]:
    """Le HTML d'une page -> le même, un bouton au premier emploi d'un sigle par section ; les termes employés."""
    sigles = {terme.terme: terme for terme in termes if terme.sigle}
    if not sigles:
        return html, []
    lecteur = _Lecteur(sigles)
    html = "".join(map(lecteur.lire, BALISE.split(html)))
    return html, [terme for sigle, terme in sigles.items() if sigle in lecteur.employes]


class _Lecteur:
    """Lit une page morceau par morceau : balise, texte, balise…"""

    def __init__(self, sigles: dict[str, Terme]) -> None:
        self.sigles = sigles
        self.mots = re.compile(r"\b(" + "|".join(map(re.escape, sigles)) + r")\b")
        self.vus: set[str] = set()
        self.employes: set[str] = set()
        self.exclusions = 0

    def lire(self, morceau: str) -> str:
        """Une balise passe telle quelle ; dans un texte, les sigles deviennent des boutons."""
        if morceau.startswith("<"):
            self._suivre(morceau)
            return morceau
        return morceau if self.exclusions else self.mots.sub(self._bouton, morceau)

    def _suivre(self, balise: str) -> None:
        if not (trouve := NOM.match(balise)):
            return
        fermante, nom = trouve.groups()
        if nom in SECTIONS:
            self.vus.clear()
        if nom in EXCLUES:
            self.exclusions += -1 if fermante else 1

    def _bouton(self, trouve: re.Match[str]) -> str:
        sigle = trouve[1]
        if sigle in self.vus:
            return sigle
        self.vus.add(sigle)
        self.employes.add(sigle)
        return f'<button type="button" class="sigle" popovertarget="mot-{self.sigles[sigle].id}">{sigle}</button>'
