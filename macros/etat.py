"""Ce qu'une construction sait, d'un crochet de MkDocs au suivant, et ce qu'elle en tire. Rien ici ne connaît MkDocs."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from macros import recherche, referencement
from macros.documents import composer_documents, preparer_documents
from macros.donnees import PRESENTES, catalogue, exports
from macros.edition import Edition, version_du_code
from macros.histoire.atom import fils
from macros.histoire.journal import Journal, entrees, visibles
from macros.histoire.versions import dater, publications
from macros.lecture import DonneesFautives, Faute, lire
from macros.memoire import Memoire
from macros.modele import Contrat
from macros.pages import pages as fabrique
from macros.pages.environnement import Compiles, environnement, rendre
from macros.pages.html import Titre, titres, typographier_html
from macros.pages.sigles import expliquer_sigles
from macros.pages.signalement import Signalement, signalement
from macros.referencement import doubler, redirections
from macros.reserve import Reserve

BLOC = re.compile(r"^(?:<p>)?<!--bloc:(\d+)-->(?:</p>)?$", re.MULTILINE)
SUIVIS = ("data", "docs")


@dataclass(repr=False)  # mkdocs-macros écrit la représentation de chaque macro : avec elle, tout le contrat
class Chantier:
    """Les données, leur histoire, et ce que devient chaque page."""

    contrat: Contrat | None = None
    fautes: tuple[Faute, ...] = ()
    edition: Edition = field(default_factory=Edition)
    journal: Journal = field(default_factory=Journal)
    pages: dict[str, fabrique.Page] = field(default_factory=dict)
    reserve: Reserve = field(default_factory=Reserve)
    poses: list[fabrique.Appel] = field(default_factory=list)
    appels: dict[str, list[fabrique.Appel]] = field(default_factory=dict)
    sommaires: dict[str, list[Titre]] = field(default_factory=dict)
    documents: dict[str, bytes] = field(default_factory=dict)
    memoire: Memoire = field(default_factory=Memoire)

    def ouvrir(self, projet: Path, adresse: str, depot: str) -> None:
        """Lit ``data/`` et son histoire ; lève ``DonneesFautives``, et retient alors les fautes à montrer."""
        environnement().bytecode_cache = Compiles(f"{projet}/.cache/gabarits")
        try:
            self.contrat, self.fautes = lire(projet / "data"), ()
        except DonneesFautives as fautives:
            self.fautes = fautives.fautes
            raise
        self.reserve = Reserve(projet / ".cache")
        histoire = publications(projet, SUIVIS)
        adresse = f"{adresse.rstrip('/')}/" if adresse else ""
        self.edition = Edition(adresse, depot.rstrip("/"), dater(histoire), version_du_code())
        vues = visibles(entrees(projet, histoire, self.reserve), self.contrat)
        self.journal = Journal(vues, fils(self.contrat, vues, self.edition))
        self.pages = fabrique.pages(self.contrat)
        communs = (getattr(self.contrat, nom) for nom in Contrat.model_fields if nom != "quartiers")
        self.memoire.ouvrir((*communs, *self.pages, self.edition.depot, *self.journal.fils))

    def imprimer(self) -> None:
        """Fait les documents, ou les reprend de la réserve."""
        if self.contrat and not self.fautes:
            self.documents = composer_documents(preparer_documents(self.contrat, self.edition), self.reserve)

    def poser(self, nom: str, *arguments: str) -> str:
        """L'appel d'un bloc dans une page -> une marque ; le bloc y entre après Markdown, qui ne le touche donc pas."""
        self.poses.append(fabrique.Appel(nom, dict(zip(fabrique.BLOCS[nom].arguments, arguments, strict=True))))
        return f"<!--bloc:{len(self.poses) - 1}-->"

    def fichiers(self, adresse: Callable[[str], str]) -> dict[str, str | bytes]:
        """Tout ce qui se publie sans être une page du menu : chemin -> contenu."""
        if not self.contrat:
            return {}
        fichiers: dict[str, str | bytes] = {
            **exports(self.contrat, self.edition),
            **self.journal.fils,
            **self.documents,
        }
        fichiers["robots.txt"] = referencement.robots(self.edition)
        return doubler(fichiers, self.contrat.quartiers) | redirections(self.contrat, adresse)

    def composer(self, chemin: str, html: str, contexte: Mapping[str, Any]) -> str:
        """Met les blocs à leur place, explique les sigles, compose la typographie et dresse le sommaire.

        Lève ``ValueError`` si un bloc est appelé au milieu d'une phrase : son HTML y romprait le paragraphe.
        """
        if self.fautes or not self.contrat:
            html = typographier_html(rendre("fautes", fautes=self.fautes))
        elif len(numeros := BLOC.findall(html)) != html.count("<!--bloc:"):
            raise ValueError("l'appel d'un bloc {{ … }} se place seul sur sa ligne")
        else:
            self.appels[chemin] = [self.poses[int(numero)] for numero in numeros]
            html = self._composer(chemin, html, contexte)
        self.sommaires[chemin] = titres(html)
        return html

    def _composer(self, chemin: str, html: str, contexte: Mapping[str, Any]) -> str:
        """La page composée ; celle d'un quartier se garde tant qu'il ne change pas."""
        remplir = partial(self._remplir, html, self.appels[chemin], contexte)
        quartier = fabrique.quartier_de(chemin, self.contrat) if self.contrat else None
        if quartier is None:
            return remplir()
        return self.memoire.garder(chemin, (quartier, self.journal.du_quartier(quartier)), remplir)

    def _remplir(self, html: str, appels: Iterable[fabrique.Appel], contexte: Mapping[str, Any]) -> str:
        assert self.contrat, "une page ne se remplit qu'avec des données"  # noqa: S101 - composer() y veille
        su = {
            "contrat": self.contrat,
            "edition": self.edition,
            "journal": self.journal,
            "documents": self.documents,
            "catalogue": partial(catalogue, self.contrat),
            **contexte,
        }
        rendus = (rendre(nom, **arguments, **su) for nom, arguments in appels)
        html = BLOC.sub(lambda _: next(rendus), html)
        html, termes = expliquer_sigles(typographier_html(html), self.contrat.glossaire.termes)
        return html + typographier_html(rendre("mots", termes=termes))

    def a_indexer(self, chemin: str, adresse: str, titre: str, html: str) -> recherche.Page:
        """Une page à indexer ; celle d'un quartier parmi beaucoup s'abrège : l'index doit rester léger à charger."""
        contrat = self.contrat
        quartier = contrat and contrat.beaucoup_de_quartiers and fabrique.quartier_de(chemin, contrat)
        if contrat and quartier:
            return recherche.abreger(contrat, quartier, adresse, self.sommaires[chemin])
        return recherche.lire_page(adresse, titre, html)

    def index(
        self, pages: Iterable[recherche.Page], presentation: str, adresse: Callable[[str], str]
    ) -> dict[str, str]:
        """Les fichiers de la recherche ; ``presentation`` est la phrase qui dit de quoi parle le site."""
        if not self.contrat:
            return recherche.fichiers(pages)
        secours = recherche.secourir(self.contrat, presentation, adresse)
        return recherche.fichiers(pages, recherche.equivalences(self.contrat), secours)

    def modifiee_le(self, chemin: str) -> date | None:
        """Le jour où a changé ce que montre la page : le texte qu'on y a écrit, et les données de ses blocs."""
        texte = [] if chemin in self.pages else [f"docs/{chemin}"]
        return self.edition.jour([*texte, *fabrique.sources(self.appels.get(chemin, ()))])

    def montre_les_referents(self, chemin: str) -> bool:
        """Vrai si un bloc de la page dit qui contacter."""
        blocs = referencement.blocs_des_referents(self.contrat) if self.contrat else ()
        return any(appel.nom in blocs for appel in self.appels.get(chemin, ()))

    def fiche_modifiee_le(self, chemin: str) -> date | None:
        """Le jour où a changé la fiche qui fait à elle seule cette page."""
        page = self.pages.get(chemin)
        return self.edition.dates.get(page.donnees) if page and page.datee else None

    def signaler(self, site: str, titre: str = "", chemin: str = "") -> Signalement:
        """Comment dire à la commune que cette page du site nommé ``site`` est fausse, ou, sans titre, introuvable."""
        adresse = self.edition.url(chemin) if titre and self.edition.adresse else ""
        return signalement(self.contrat, self.edition.depot, site, titre, adresse) if self.contrat else Signalement()

    def partager(self, page: referencement.PageAPartager) -> referencement.Partage | None:
        """Ce que l'en-tête de la page dit à qui la partage."""
        telechargements = (fichier.adresse for fichier in PRESENTES)
        partagee = (
            referencement.preparer_partage(self.contrat, self.edition, page, telechargements) if self.contrat else None
        )
        if partagee and partagee.vignette.removeprefix(self.edition.adresse) not in self.documents:
            return partagee._replace(vignette="")
        return partagee
