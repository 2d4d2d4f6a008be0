"""Les sigles expliqués là où ils sont : un bouton par sigle et par section, une explication par page."""

import re
from collections.abc import Iterable

from macros.modele.glossaire import Terme

# On n'y place pas de bouton : il y serait interdit, ou gênerait la lecture.
EXCLUES = ("a", "abbr", "button", "caption", "code", "dt", "h1", "h2", "h3", "h4", "script", "style", "svg")
SECTIONS = ("h1", "h2", "h3", "section")
BALISES = "|".join(sorted({*EXCLUES, *SECTIONS}))


def expliquer_sigles(html: str, termes: Iterable[Terme]) -> tuple[str, list[Terme]]:
    """Le HTML d'une page -> le même, un bouton au premier emploi d'un sigle par section ; les termes employés."""
    sigles = {terme.terme: terme for terme in termes if terme.sigle}
    if not sigles:
        return html, []
    lecteur = _Lecteur(sigles)
    html = lecteur.motif.sub(lecteur.lire, html)
    return html, [terme for sigle, terme in sigles.items() if sigle in lecteur.employes]


class _Lecteur:
    """Lit une page, et n'y voit que deux choses : les balises qui comptent, et les sigles hors des balises."""

    def __init__(self, sigles: dict[str, Terme]) -> None:
        self.sigles = sigles
        mots = "|".join(map(re.escape, sigles))
        self.motif = re.compile(rf"<(?P<fin>/?)(?P<nom>{BALISES})\b[^>]*>|\b(?P<sigle>{mots})\b(?![^<>]*>)")
        self.vus: set[str] = set()
        self.employes: set[str] = set()
        self.exclusions = 0

    def lire(self, trouve: re.Match[str]) -> str:
        """Une balise passe telle quelle ; un sigle devient un bouton là où il le peut."""
        if trouve["sigle"]:
            return trouve[0] if self.exclusions else self._bouton(trouve["sigle"])
        if trouve["nom"] in SECTIONS:
            self.vus.clear()
        if trouve["nom"] in EXCLUES:
            self.exclusions += -1 if trouve["fin"] else 1
        return trouve[0]

    def _bouton(self, sigle: str) -> str:
        if sigle in self.vus:
            return sigle
        self.vus.add(sigle)
        self.employes.add(sigle)
        return f'<button type="button" class="sigle" popovertarget="mot-{self.sigles[sigle].id}">{sigle}</button>'
