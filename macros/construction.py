"""Ce qu'une étape de la construction donne aux suivantes : l'état des données, les pages et leur navigation."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, UndefinedError

from macros.adresses import SUIVI
from macros.composition import PageComposee, PageLue, composer, composer_les_fautes, dire_l_echec, indexer, marquer
from macros.documents import verifier_signes
from macros.edition import Edition
from macros.etat import (
    Etat,
    adresse_et_date,
    faire_les_documents,
    fiche_datee,
    fiche_modifiee_le,
    ouvrir,
    partager,
    plan,
    signaler,
)
from macros.langue import annonces
from macros.langue.titres import PAGE_INTROUVABLE
from macros.lecture import DonneesFautives, Faute
from macros.lecture.arbre import Place
from macros.lecture.fichiers import lire_fichier
from macros.pages.blocs import PageGeneree, appels_de, quartier_de
from macros.pages.environnement import POLITIQUE_DE_SECURITE, dessiner
from macros.pages.navigation import Element, Etape, fils_d_ariane, menu, parcourir, pied, sommaire
from macros.pages.silences import pages_muettes
from macros.referencement import PageAPartager
from macros.reserve import Reserve
from macros.saisie import ecrire_pour_l_editeur
from macros.textes import Construit, Page, Textes, fautes_du_site, liens_rompus, lire_les_textes

# Le moteur des macros compilerait chacune de nos pages, qui n'a rien d'autre à lui dire.
SANS_MACROS = "---\nrender_macros: false\n---\n"


@dataclass(frozen=True)
class Reglages:
    """Ce que ``mkdocs.yml`` dit du site : son nom, ce qu'il présente, son adresse et son dépôt (vides si inconnus)."""

    nom: str = ""
    presentation: str = ""
    adresse: str = ""
    depot: str = ""


@dataclass
class Construction:
    """Ce que l'on sait à un moment de la construction : MkDocs ne passe à ses crochets que ce qui est à lui.

    ``etat`` est celui des dernières données sans faute ; tant que ``fautes`` n'est pas vide, les pages les montrent.
    ``muettes`` : les pages écrites qui n'ont rien à dire de ce contrat. ``lus`` est ce que Markdown a fait de chaque
    page de ``docs/``.
    """

    en_direct: bool = False
    reglages: Reglages = field(default_factory=Reglages)
    reserve: Reserve = field(default_factory=Reserve)
    etat: Etat | None = None
    fautes: tuple[Faute, ...] = ()
    textes: Textes = field(default_factory=Textes)
    muettes: frozenset[str] = frozenset()
    lus: dict[str, str] = field(default_factory=dict)
    elements: tuple[Element, ...] = ()
    fils_d_ariane: Mapping[str, tuple[Etape, ...]] = field(default_factory=dict)
    composees: dict[str, PageComposee] = field(default_factory=dict)
    averti: set[str] = field(default_factory=set)

    @property
    def commence(self) -> bool:
        """Vrai tant que rien n'a été lu."""
        return not self.etat and not self.fautes

    @property
    def suivi_publie(self) -> bool:
        """Vrai quand ``docs/`` a la page du suivi, et qu'elle a quelque chose à dire."""
        return SUIVI in self.textes.pages and SUIVI not in self.muettes

    def lire(self, projet: Path, reglages: Reglages, documents: bool) -> list[Faute]:
        """Lit le projet -> toutes ses fautes ; fait les ``documents``, sauf en direct (lève ``DocumentImpossible``)."""
        self.reglages, self.reserve = reglages, Reserve(projet / ".cache")
        try:
            self._lire_les_donnees(projet, documents)
        except DonneesFautives as fautives:
            self.fautes = fautives.fautes
        contrat = self.etat.contrat if self.etat and not self.fautes else None
        self.textes = lire_les_textes(projet, contrat)
        ecrites = {chemin: page.texte for chemin, page in self.textes.pages.items()}
        self.muettes = pages_muettes(self.etat.contrat, ecrites) if self.etat else frozenset()
        return [*self.fautes, *self.textes.fautes]

    def _lire_les_donnees(self, projet: Path, documents: bool) -> None:
        ecrire_pour_l_editeur(projet)
        etat = ouvrir(projet, self.reglages.adresse, self.reglages.depot, self.reserve)
        if documents and not self.en_direct:
            verifier_signes(projet / "data")
            etat = replace(etat, documents=faire_les_documents(etat, self.reserve))
        if not self.en_direct:
            lire_fichier.cache_clear()  # on ne relira rien : cinquante mébioctets à mille six cents quartiers
        self.etat, self.fautes = etat, ()

    def avertissements(self) -> list[str]:
        """Ce qui manquera au site, sans être une faute ; chaque phrase n'est rendue qu'une fois."""
        phrases = [p for p in (self.etat.avertissements if self.etat else ()) if p not in self.averti]
        self.averti.update(phrases)
        return phrases

    def recommencer(self) -> None:
        """Oublie les pages composées d'après les données précédentes."""
        self.composees.clear()
        self.lus.clear()

    def naviguer(self, elements: Iterable[Element]) -> None:
        """Retient la navigation."""
        self.elements = tuple(elements)
        self.fils_d_ariane = fils_d_ariane(self.elements)

    def generee(self, chemin: str) -> PageGeneree | None:
        """La page générée de ce chemin ; « None » si c'est une page écrite."""
        return self.etat.pages.get(chemin) if self.etat else None

    def ecrite(self, chemin: str) -> Page | None:
        """La page écrite de ce chemin ; « None » si c'est une page générée."""
        return None if self.generee(chemin) else self.textes.pages.get(chemin)

    def source(self, chemin: str) -> str | None:
        """Le texte même que l'on a jugé, vide s'il est fautif ; d'une page générée, ses marques ; sinon « None »."""
        if generee := self.generee(chemin):
            return SANS_MACROS + "\n\n".join(marquer(nom, *voulus.values()) for nom, voulus in appels_de(generee.texte))
        page = self.ecrite(chemin)
        if not page:
            return None
        return "" if self.textes.fautes_de(page) else f"\n{page.texte}"

    def entete(self, chemin: str) -> dict[str, Any]:
        """Ce que dit l'en-tête d'une page."""
        if generee := self.generee(chemin):
            return {"description": generee.description, "donnees": generee.donnees, "retiree": generee.retiree}
        ecrite = self.ecrite(chemin)
        if not ecrite:
            return {}
        commune = annonces.description(chemin, self.etat.contrat) if self.etat else ""
        return {"description": commune, **ecrite.entete.model_dump(exclude_none=True)}

    def composer(self, page: PageLue, lien: Callable[..., str]) -> tuple[str, list[Faute]]:
        """Le HTML de la page, et les fautes que seule sa composition pouvait trouver : la page les montre.

        ``lien`` : l'adresse d'une page et d'une ancre, vues de celle-ci.
        """
        trouvees: list[Faute] = []
        connues = self.fautes
        if ecrite := self.ecrite(page.chemin):
            self.lus[page.chemin] = page.html
            connues = connues or self.textes.fautes_de(ecrite)
        if connues or not self.etat:
            composee = composer_les_fautes(connues)
        else:
            try:
                composee = composer(self.etat, page, self._contexte(lien))
            except (LookupError, UndefinedError, ValueError) as erreur:
                trouvees = [Faute(f"docs/{page.chemin}", Place(1, 1), dire_l_echec(erreur))]
                composee = composer_les_fautes(trouvees)
        self.composees[page.chemin] = composee
        return composee.html, trouvees

    def _contexte(self, lien: Callable[..., str]) -> dict[str, Any]:
        """Ce que les blocs emploient, et que seule la construction sait."""
        return {"plan": self.elements, "lien": lien, "suivi_publie": self.suivi_publie}

    def partout(self, env: Environment) -> dict[str, Any]:
        """Ce que les gabarits du site emploient dans toutes les pages, et dans la page introuvable."""
        etat, site = self.etat, self.reglages
        return {
            "contrat": etat and etat.contrat,
            "edition": etat.edition if etat else Edition(),
            "dessin": partial(dessiner, env),
            "en_direct": self.en_direct,
            "fils_du_suivi": etat.fils_du_suivi if etat else {},
            "journal": etat and etat.journal,
            "menu": menu(self.elements),
            "pages_du_pied": pied(self.elements),
            "politique_de_securite": POLITIQUE_DE_SECURITE,
            # La page introuvable n'a pas de contexte à elle.
            "a_partager": PageAPartager(site.nom, "", PAGE_INTROUVABLE, site.presentation),
            "signaler": etat and signaler(etat, site.nom),
            "quartier": None,
            "sommaire": (),
            "sur_papier": "",
        }

    def dans_la_page(self, page: PageAPartager, titre: str) -> dict[str, Any]:
        """Son menu, son sommaire, de quoi la partager et la corriger."""
        chemin, composee = page.chemin, self.composees[page.chemin]
        page = page._replace(fil_d_ariane=self.fils_d_ariane.get(chemin, ()))
        contexte: dict[str, Any] = {
            "chemin": chemin,
            "menu": menu(self.elements, page.fil_d_ariane or (Etape("", chemin),)),
            "sommaire": sommaire(chemin, composee.titres),
            "a_partager": page,
        }
        if etat := self.etat:
            contexte |= {
                "sur_papier": adresse_et_date(etat, chemin, composee.appels),
                "quartier": quartier_de(chemin, etat.contrat),
                "modifie_le": fiche_modifiee_le(etat, chemin),
                "fiche_datee": fiche_datee(etat, chemin),
                "partage": partager(etat, page, composee.appels),
                "signaler": signaler(etat, self.reglages.nom, titre, chemin),
            }
        return contexte

    def pour_chercher(self, adresses: Mapping[str, str]) -> dict[str, str | bytes]:
        """L'index de la recherche et le plan des moteurs : les pages, dans l'ordre de la navigation."""
        if not self.etat or self.fautes:
            return {}
        composees = {e.chemin: self.composees[e.chemin] for e in parcourir(self.elements)}
        recherche = indexer(self.etat, composees.values(), self.reglages.presentation, adresses.__getitem__)
        return {**recherche, **plan(self.etat, {chemin: page.appels for chemin, page in composees.items()})}

    def liens_rompus(self, adresses: Mapping[str, str]) -> tuple[list[Faute], list[str]]:
        """Les liens rompus : les fautes de ce qu'on écrit dans ``docs/``, et une phrase pour chacun des autres."""
        if not self.etat or self.fautes:
            return [], []
        saines = {chemin: page for chemin, page in self.textes.pages.items() if not self.textes.fautes_de(page)}
        site = Construit(
            self.etat.contrat, adresses, {chemin: page.html for chemin, page in self.composees.items()}, self.lus
        )
        return list(fautes_du_site(site, saines)), list(liens_rompus(site))
