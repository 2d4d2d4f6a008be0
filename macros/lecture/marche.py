"""Avance dans un fichier YAML, sans deviner aucun type : « 0561222222 » reste un numéro, « non » reste un mot."""

from typing import Any

import yaml

CHARGEUR: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # l'extension C manque sur de rares machines
PROFONDEUR_MAXIMALE = 12


class Marche:
    """Les pas d'un texte YAML, et ce qu'il faut retenir de l'un à l'autre."""

    def __init__(self, texte: str) -> None:
        self.pas = yaml.parse(texte, Loader=CHARGEUR)
        self.ouverts: list[Any] = []  # les listes et les groupes commencés
        self.dernier = slice(0, 0)  # où est écrit le dernier texte lu, ou le dernier groupe entre crochets

    @property
    def en_ligne(self) -> bool:
        """Vrai entre crochets ou accolades."""
        return bool(self.ouverts and self.ouverts[-1].flow_style)

    def avancer(self) -> Any:
        """Le pas suivant ; lève ``yaml.MarkedYAMLError`` quand YAML se perd."""
        pas: Any = next(self.pas)
        if isinstance(pas, yaml.CollectionStartEvent):
            self.ouverts.append(pas)
        elif isinstance(pas, yaml.CollectionEndEvent):
            self._retenir(self.ouverts.pop(), pas)
        elif isinstance(pas, yaml.NodeEvent):
            self._retenir(pas, pas)
        if len(self.ouverts) > PROFONDEUR_MAXIMALE:
            raise yaml.MarkedYAMLError(problem="too deep", problem_mark=pas.start_mark)
        return pas

    def _retenir(self, debut: Any, fin: Any) -> None:
        if getattr(debut, "flow_style", True):  # une liste à tirets n'a pas de fin écrite
            self.dernier = slice(debut.start_mark.index, fin.end_mark.index)

    def sauter(self, pas: Any) -> None:
        """Passe tout ce que ``pas`` commence."""
        dehors = len(self.ouverts) - isinstance(pas, yaml.CollectionStartEvent)
        while len(self.ouverts) > dehors:
            self.avancer()
