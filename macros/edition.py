"""Ce qu'une construction sait en plus des données : où le site se publie, par quel code, de quand sont ses fichiers."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from macros.adresses import chemin_public

PROJET = Path(__file__).resolve().parents[1] / "pyproject.toml"
# L'extension d'un fichier à télécharger -> son type : https://www.iana.org/assignments/media-types
TYPES_DE_FICHIERS = {
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".json": "application/json",
    ".vcf": "text/vcard",
}


# Un dossier peut être vide ; ce fichier, absent : le site emploie alors les mots du modèle 1.
PEUVENT_MANQUER = ("/", "data/vocabulaire.yml")


@cache
def version_du_code() -> str:
    """La version qu'écrit ``pyproject.toml`` : le projet n'étant pas installé, aucun autre fichier ne la dit."""
    return str(tomllib.loads(PROJET.read_text("utf-8"))["project"]["version"])


@dataclass(frozen=True)
class Edition:
    """L'adresse du site (elle finit par « / »), celle de son dépôt (sans « / »), la date des fichiers, le code employé.

    Une adresse ou une version vide n'est pas connue : ce qui en a besoin s'en passe.
    """

    adresse: str = ""
    depot: str = ""
    dates: Mapping[str, date] = field(default_factory=dict)
    version: str = ""
    mise_a_jour: date | None = None  # le jour où a changé pour la dernière fois ce qui vient de la convention

    @property
    def titre_du_code(self) -> str:
        """« Code du site, version 1.0.0 » ; vide si la version n'est pas connue."""
        return f"Code du site, version {self.version}" if self.version else ""

    @property
    def adresse_du_code(self) -> str:
        """L'adresse des fichiers dans le dépôt ; vide s'il n'est pas connu.

        Sur HEAD et non sur l'étiquette de la version : une copie du dépôt n'a pas toujours les étiquettes.
        """
        return f"{self.depot}/tree/HEAD" if self.depot else ""

    def historique(self, chemin: str) -> str:
        """L'adresse de ce qui a changé dans un fichier ou un dossier du dépôt ; vide si le dépôt n'est pas connu."""
        return f"{self.depot}/commits/HEAD/{chemin}" if self.depot else ""

    def changements_de(self, commit: str) -> str:
        """L'adresse de ce qu'un commit a changé ; vide si le dépôt n'est pas connu."""
        return f"{self.depot}/commit/{commit}" if self.depot else ""

    def fichier_a(self, commit: str, chemin: str) -> str:
        """L'adresse d'un fichier tel qu'il était à un commit ; vide si l'un ou l'autre n'est pas connu."""
        return f"{self.depot}/blob/{commit}/{chemin}" if self.depot and commit else ""

    def formulaire(self, page: str = "") -> str:
        """L'adresse où signaler une erreur, sur la page de cette adresse si on la connaît ; vide sans dépôt connu."""
        return self._formulaire("signaler-une-erreur", page=page)

    def formulaire_de_nouvelle(self, page: str, engagement: str) -> str:
        """L'adresse où donner des nouvelles d'un engagement, que montre cette page ; vide sans dépôt connu."""
        return self._formulaire("donner-des-nouvelles", page=page, engagement=engagement)

    def _formulaire(self, modele: str, **champs: str) -> str:
        """Un formulaire public du dépôt (``.github/ISSUE_TEMPLATE``), dont ces champs sont déjà remplis."""
        remplis = "".join(f"&{champ}={quote(valeur, safe='')}" for champ, valeur in champs.items() if valeur)
        return f"{self.depot}/issues/new?template={modele}.yml{remplis}" if self.depot else ""

    def fichier_neuf(self, dossier: str, nom: str, contenu: str) -> str:
        """L'adresse où écrire dans le dépôt un fichier de ce nom, déjà commencé ; vide si le dépôt n'est pas connu."""
        if not self.depot:
            return ""
        valeur = "".join(map(_encoder, contenu.splitlines(keepends=True)))
        champs = f"filename={quote(nom, safe='')}&value={valeur}"
        return f"{self.depot}/new/HEAD/{quote(dossier)}?{champs}"

    def ligne(self, chemin: str, ligne: int) -> str:
        """L'adresse d'une ligne d'un fichier du dépôt, d'où on le corrige ; vide si le dépôt n'est pas connu."""
        return f"{self.depot}/blob/HEAD/{quote(chemin)}#L{ligne}" if self.depot else ""

    def url(self, chemin: str = "", ancre: str = "") -> str:
        """L'adresse publique d'une page (« quartiers/le-centre.md ») ou d'un fichier ; sans site connu, son chemin."""
        return self.adresse + chemin_public(chemin, ancre)

    def jour(self, sources: Iterable[str] = ("data/",)) -> date | None:
        """Le jour où a changé le plus récent de ces fichiers (ou de ces dossiers, finis par « / »), d'après git.

        C'est la date de tout ce qui se publie : page, document, fichier de données, plan du site. « None » quand git
        ne date pas l'un des fichiers : le jour des autres pourrait être trop ancien. Un dossier peut être vide.
        """
        jours = {source: self._jour(source) for source in sources}
        inconnus = [source for source, jour in jours.items() if not (jour or source.endswith(PEUVENT_MANQUER))]
        return None if inconnus else max(filter(None, jours.values()), default=None)

    def _jour(self, source: str) -> date | None:
        """Tout se cherche à son nom : parcourir les fichiers pour chaque page coûterait le carré de leur nombre."""
        return self._dossiers.get(source) if source.endswith("/") else self.dates.get(source)

    @cached_property
    def _dossiers(self) -> dict[str, date]:
        """Chaque dossier, fini par « / » -> le jour où a changé le plus récent de ses fichiers, à toute profondeur."""
        jours: dict[str, date] = {}
        for fichier, jour in self.dates.items():
            for dossier in PurePosixPath(fichier).parents:
                jours[f"{dossier}/"] = max(jour, jours.get(f"{dossier}/", jour))
        return jours


@lru_cache(maxsize=2**10)  # d'un fichier à compléter à l'autre, la plupart des lignes sont les mêmes
def _encoder(ligne: str) -> str:
    return quote(ligne, safe="")
