"""Les réglages de ``mkdocs.yml`` sans lesquels il n'y a pas de site : son nom, et le thème que le code habille."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import yaml

from macros.modele.ecritures import montrer

RESSEMBLANCE = 0.65  # « site_author » n'est pas « site_name » mal écrit
THEME = "material"
AUCUN = {"null", "~"}  # sans Material (HACKING.md) : le site n'en prend rien
SANS_NOM = "le nom du site manque : écrivez « site_name: », puis son nom, comme « Contrat de ville de … »"
SANS_THEME = f"le thème manque : écrivez « theme: », puis, dessous et décalé, « name: {THEME} »"


def fautes_des_reglages(racine: Any) -> Iterator[tuple[int, str]]:
    """Le rang et la phrase de chaque faute."""
    nom = valeur_de(racine, "site_name")
    if nom is None:
        yield cle_voulue(racine, "site_name") or (0, SANS_NOM)
    elif not isinstance(nom, yaml.ScalarNode) or not nom.value.strip() or nom.tag.endswith(":null"):
        yield nom.start_mark.index, SANS_NOM
    theme = valeur_de(racine, "theme")
    if theme is None:
        yield cle_voulue(racine, "theme") or (0, SANS_THEME)
    else:
        yield from _juger_le_theme(theme)


def _juger_le_theme(theme: Any) -> Iterator[tuple[int, str]]:
    nom = theme if isinstance(theme, yaml.ScalarNode) else valeur_de(theme, "name")
    if nom is None or not nom.value:
        yield (nom or theme).start_mark.index, SANS_THEME
    elif nom.value not in {THEME, *AUCUN}:
        inconnu = montrer(nom.value) if isinstance(nom, yaml.ScalarNode) else "une liste"
        yield nom.start_mark.index, f"ce site n'a qu'un thème, et non {inconnu} : écrivez « name: {THEME} »"


def cle_voulue(table: Any, cle: str) -> tuple[int, str] | None:
    """Où est ``cle``, mal écrite, et ce qu'il faut en faire ; « None » si rien ne lui ressemble."""
    ecrites = {str(nom.value): nom for nom, _ in _paires(table)}
    proche = get_close_matches(cle, ecrites, n=1, cutoff=RESSEMBLANCE)
    if not proche:
        return None
    return ecrites[proche[0]].start_mark.index, f"clé inconnue : {montrer(proche[0])} (vouliez-vous dire « {cle} » ?)"


def valeur_de(table: Any, cle: str) -> Any:
    """Ce qui suit ``cle`` ; « None » si elle n'y est pas."""
    return next((valeur for nom, valeur in _paires(table) if nom.value == cle), None)


def _paires(table: Any) -> list[tuple[Any, Any]]:
    return table.value if isinstance(table, yaml.MappingNode) else []
