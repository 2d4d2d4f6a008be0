"""Deux listes -> ce qui y entre, en sort, y est réécrit ou y change de place, en phrases."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from macros.differences.mots import COURT, EXTRAIT, phrase_de_reecriture, ressemblance
from macros.langue.francais import Nom, a, citer, de

RESSEMBLANCE = 0.6
COMPARAISONS = 2500  # cinquante éléments réécrits à la fois ; au-delà, le temps suivrait le carré de leur nombre
VOISINS = 5


class Element(NamedTuple):
    """Un élément d'une liste : ce qui le distingue des autres, le texte qui le nomme, et tout ce qu'il contient.

    ``details`` est ce qu'on en dit quand il arrive. Deux éléments peuvent avoir la même clé : leur rang les distingue.
    """

    cle: str
    titre: str
    contenu: Any = None
    details: str = ""


class Appariement(NamedTuple):
    """Le rang d'avant -> le rang d'après, pour ce qui reste ; les rangs d'avant retirés, les rangs d'après ajoutés."""

    gardes: dict[int, int]
    retires: list[int]
    ajoutes: list[int]

    @property
    def suivis(self) -> list[tuple[int, int]]:
        """Le rang d'avant et celui d'après de ce qui reste, dans l'ordre d'après."""
        return sorted(self.gardes.items(), key=lambda rangs: rangs[1])

    @property
    def ordre_change(self) -> bool:
        """Vrai quand ce qui reste n'est plus dans le même ordre."""
        rangs = [self.gardes[rang] for rang in sorted(self.gardes)]
        return rangs != sorted(rangs)


def apparier(avant: Sequence[Element], apres: Sequence[Element]) -> Appariement:
    """Reconnaît chaque élément d'une liste à l'autre : au même contenu, à sa clé, sinon à un titre qui ressemble."""
    gardes = _memes(avant, apres)
    anciens = [rang for rang in range(len(avant)) if rang not in gardes]
    reconnus = {*gardes.values()}
    nouveaux = [rang for rang in range(len(apres)) if rang not in reconnus]
    reecrits = _ressemblants(avant, apres, anciens, nouveaux)
    pris = {*reecrits.values()}
    return Appariement(
        gardes | reecrits,
        retires=[rang for rang in anciens if rang not in reecrits],
        ajoutes=[rang for rang in nouveaux if rang not in pris],
    )


def _memes(avant: Sequence[Element], apres: Sequence[Element]) -> dict[int, int]:
    """Les éléments de même contenu, puis de même clé."""
    gardes: dict[int, int] = {}
    par_cle: dict[str, list[int]] = {}
    for rang, element in enumerate(apres):
        par_cle.setdefault(element.cle, []).append(rang)
    for pareils in (True, False):
        for ancien, element in enumerate(avant):
            rangs = par_cle.get(element.cle, []) if ancien not in gardes else []
            nouveau = next((rang for rang in rangs if not pareils or apres[rang] == element), None)
            if nouveau is not None:
                gardes[ancien] = nouveau
                rangs.remove(nouveau)
    return gardes


def _ressemblants(
    avant: Sequence[Element], apres: Sequence[Element], anciens: Sequence[int], nouveaux: Sequence[int]
) -> dict[int, int]:
    """Les éléments réécrits, les plus semblables d'abord ; d'une longue liste, chacun se compare à ses voisins."""
    peu = len(anciens) * len(nouveaux) <= COMPARAISONS
    notes = (
        (-_ressemblance(avant[ancien], apres[nouveau]), ancien, nouveau)
        for place, ancien in enumerate(anciens)
        for nouveau in (nouveaux if peu else nouveaux[max(0, place - VOISINS) : place + VOISINS + 1])
    )
    gardes: dict[int, int] = {}
    pris = set[int]()
    for _, ancien, nouveau in sorted(note for note in notes if -note[0] >= RESSEMBLANCE):
        if ancien not in gardes and nouveau not in pris:
            gardes[ancien] = nouveau
            pris.add(nouveau)
    return gardes


def _ressemblance(un: Element, autre: Element) -> float:
    return ressemblance(un.titre, autre.titre) if un.titre and autre.titre else 0.0


@dataclass(frozen=True)
class PhrasesDeListe:
    """Ce que devient un élément : « l'irritant « Bruit » est retiré » ; ``de_quoi`` est ce qui le contient."""

    nom: Nom
    de_quoi: str = ""

    def remplacement(self, ancien: str, nouveau: str) -> str:
        """L'élément est réécrit."""
        quoi = f"{self.nom.defini} {citer(ancien, COURT)}{self._lier(de)}"
        return phrase_de_reecriture(quoi, self.nom.accorder("complété"), ancien, nouveau)

    def ajout(self, texte: str, details: str = "") -> str:
        """L'élément est nouveau ; ``details``, s'il y en a, dit ce qu'il contient."""
        return f"{self.designer(texte)} est {self.nom.accorder('ajouté')}{self._lier(a)}{details and ' : '}{details}."

    def retrait(self, texte: str) -> str:
        """L'élément n'est plus là."""
        return f"{self.nom.defini} {citer(texte, EXTRAIT)} est {self.nom.accorder('retiré')}{self._lier(de)}."

    def nouvel_ordre(self) -> str:
        """Les éléments changent de place."""
        return f"l'ordre des {self.nom.pluriel}{self._lier(de)} change."

    def designer(self, texte: str) -> str:
        """« l'enjeu « Transitions » »."""
        return f"{self.nom.defini} {citer(texte)}"

    def _lier(self, preposition: Callable[[str], str]) -> str:
        return f" {preposition(self.de_quoi)}" if self.de_quoi else ""


@dataclass(frozen=True)
class PhrasesDeNomsPropres(PhrasesDeListe):
    """« Camille Exemple figure maintenant parmi les référents » : rien à accorder avec la personne."""

    personnes: bool = False

    def remplacement(self, ancien: str, nouveau: str) -> str:
        """L'élément change de nom, ou son nom est corrigé."""
        return f"parmi les {self.nom.pluriel}, on lit maintenant {citer(nouveau)} au lieu de {citer(ancien)}."

    def ajout(self, texte: str, details: str = "") -> str:
        """L'élément est nouveau ; ``details``, s'il y en a, dit ce qu'il contient."""
        phrase = f"{self.designer(texte)} figure maintenant parmi les {self.nom.pluriel}"
        return f"{phrase}{details and ' : '}{details}."

    def retrait(self, texte: str) -> str:
        """L'élément n'est plus là."""
        return f"{self.designer(texte)} ne figure plus parmi les {self.nom.pluriel}."

    def designer(self, texte: str) -> str:
        """Le nom d'une personne s'écrit sans guillemets."""
        return texte if self.personnes else citer(texte)


def comparer_textes(phrases: PhrasesDeListe, avant: Sequence[str], apres: Sequence[str]) -> Iterator[str]:
    """Deux listes de textes -> les phrases de ce qui change."""
    anciens, nouveaux = ([Element(texte, texte) for texte in textes] for textes in (avant, apres))
    return enoncer(phrases, apparier(anciens, nouveaux), anciens, nouveaux)


def enoncer(
    phrases: PhrasesDeListe, appariement: Appariement, avant: Sequence[Element], apres: Sequence[Element]
) -> Iterator[str]:
    """Les phrases d'un appariement entre ces deux listes."""
    for ancien, nouveau in appariement.gardes.items():
        if avant[ancien].titre != apres[nouveau].titre:
            yield phrases.remplacement(avant[ancien].titre, apres[nouveau].titre)
    yield from (phrases.ajout(apres[rang].titre, apres[rang].details) for rang in appariement.ajoutes)
    yield from (phrases.retrait(avant[rang].titre) for rang in appariement.retires)
    if appariement.ordre_change:
        yield phrases.nouvel_ordre()
