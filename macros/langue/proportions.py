"""Une part en mots, toujours sur cent : 46,7 % -> « près de 47 personnes sur 100 vivent sous le seuil de pauvreté ».

Un nombre à virgule s'arrondit au plus proche ; « près de » dit que l'arrondi le dépasse.
"""

from math import floor

from macros.modele.indicateurs import EnClair


def proportion(valeur: float, mots: EnClair, plus_de: bool = False) -> str:
    """La phrase du quartier : « 37 habitants sur 100 ont moins de 25 ans »."""
    nuance, combien = _arrondir(valeur, plus_de)
    sujet, verbe = (mots.plusieurs, mots.font) if combien > 1 else (mots.singulier, mots.fait)
    return f"{nuance}{combien} {sujet} sur 100 {verbe}"


def proportion_courte(valeur: float) -> str:
    """La même part pour l'agglomération, sans répéter les mots : « près de 19 »."""
    nuance, combien = _arrondir(valeur)
    return f"{nuance}{combien}"


def _arrondir(valeur: float, plus_de: bool = False) -> tuple[str, int]:
    """Ce qui nuance un nombre entier, et ce nombre ; « plus de » ne promet que ce que la source dit."""
    if plus_de:
        return "plus de ", floor(valeur)
    entier = floor(valeur + 0.5)
    if not entier and valeur > 0:
        return "moins de ", 1
    return "près de " if entier > valeur else "", entier
