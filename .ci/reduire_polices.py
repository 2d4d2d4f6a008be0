"""Refait les polices du site (``overrides/assets/polices``) et celle des titres imprimés : voir ORIGINE.md.

Il faut fonttools et brotli, que le projet n'installe pas, et la police variable dont viennent les titres.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

RACINE = Path(__file__).resolve().parents[1]
IMPRIMES = RACINE / "macros/documents/polices"
SITE = RACINE / "overrides/assets/polices"
# Le français, ses guillemets, ses espaces, ses unités ; un signe plus rare vient d'une police de la machine.
ACCENTS = "ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸàâäæçèéêëîïôöœùûüÿ"
SIGNES = (*range(0x20, 0x7F), *map(ord, ACCENTS + "§©«»°²³·–—‘’“”…‰€×−→\u00a0\u202f"))
LATIN = (*range(0x20, 0x250), *range(0x2000, 0x2070), 0x20AC, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212)
FINE = 0x202F  # l'espace fine insécable, que la typographie du site emploie et qu'Atkinson n'a pas
GRAISSE, CORPS, CHASSE = 700, 24, 100


def titres(variable: Path) -> TTFont:
    """Le gras de Bricolage Grotesque, dessiné pour 24 points : lisible dans un tableau comme en titre."""
    police = TTFont(variable)
    axes = {"wght": GRAISSE, "opsz": CORPS, "wdth": CHASSE}
    return instantiateVariableFont(police, axes, updateFontNames=False)


def nommer_le_gras(police: TTFont) -> None:
    """« Bricolage Grotesque », gras : le nom sous lequel les gabarits l'appellent."""
    nom = police["name"]
    for cle, texte in {1: "Bricolage Grotesque", 2: "Bold", 4: "Bricolage Grotesque Bold"}.items():
        nom.setName(texte, cle, 3, 1, 0x409)
    nom.setName("BricolageGrotesque-Bold", 6, 3, 1, 0x409)
    for cle in (16, 17, 25):
        nom.removeNames(nameID=cle)
    police["OS/2"].usWeightClass = GRAISSE
    police["OS/2"].fsSelection = (police["OS/2"].fsSelection & ~0b1000000) | 0b100000
    police["head"].macStyle = 1


def ajouter_la_fine(police: TTFont) -> None:
    """Une espace fine, du cinquième du corps, à une police qui n'en a pas."""
    if FINE in police.getBestCmap():
        return
    police.setGlyphOrder([*police.getGlyphOrder(), "uni202F"])
    police["glyf"]["uni202F"] = TTGlyphPen(None).glyph()
    police["hmtx"]["uni202F"] = (police["head"].unitsPerEm // 5, 0)
    for table in police["cmap"].tables:
        if table.isUnicode():
            table.cmap[FINE] = "uni202F"


def reduire(police: TTFont, signes: Iterable[int], chemin: Path, format_: str | None) -> None:
    """N'en garde que ces signes, leur crénage, et ce que la licence demande d'y laisser."""
    options = subset.Options(layout_features=["kern", "ccmp"], hinting=False, flavor=format_)
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]  # ses auteurs, ses noms, sa licence
    reducteur = subset.Subsetter(options)
    reducteur.populate(unicodes=signes)
    reducteur.subset(police)
    subset.save_font(police, str(chemin), options)


if __name__ == "__main__":
    SITE.mkdir(exist_ok=True)
    for chemin, format_, signes in (
        (IMPRIMES / "BricolageGrotesque-Bold.ttf", None, LATIN),
        (SITE / "titres.woff2", "woff2", SIGNES),
    ):
        police = titres(Path(sys.argv[1]))
        nommer_le_gras(police)
        reduire(police, signes, chemin, format_)
    texte = TTFont(IMPRIMES / "AtkinsonHyperlegible-Regular.ttf")
    ajouter_la_fine(texte)
    reduire(texte, SIGNES, SITE / "texte.woff2", "woff2")
