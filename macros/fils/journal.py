"""Le journal -> un fil pour le site, un par quartier."""

from collections.abc import Iterator, Sequence

from macros import adresses
from macros.differences import Changement
from macros.edition import Edition
from macros.fils.atom import DANS_UN_FIL, EntreeDeFil, Fil, Lien, ecrire
from macros.histoire.journal import Entree, par_page
from macros.identites import identite, origine_du_contrat
from macros.langue.francais import compter, enumerer_les_premiers, minuscule
from macros.langue.phrases import le_quartier, nom_du_contrat
from macros.langue.titres import CE_QUI_CHANGE
from macros.modele import Contrat
from macros.pages.environnement import rendre

TITRE_MAXIMAL = 120  # en caractères
SUJETS_CITES = 3


def fils_du_journal(contrat: Contrat, entrees: Sequence[Entree], edition: Edition) -> dict[str, str]:
    """Le chemin de chaque fil et son XML, d'après les entrées visibles, la plus récente d'abord.

    Aucun sans entrée, ni sans l'adresse du site : un fil se lit ailleurs, ses liens doivent être entiers. Dès que le
    journal commence, chaque quartier a son fil, même vide : on peut s'y abonner avant que rien n'y change.
    """
    if not (entrees and edition.adresse):
        return {}
    return {fil.chemin: ecrire(fil, contrat, edition) for fil in _fils(contrat, entrees, edition)}


def _fils(contrat: Contrat, entrees: Sequence[Entree], edition: Edition) -> Iterator[Fil]:
    """Un fil sans entrée date du début du journal."""
    nom, pages = minuscule(nom_du_contrat(contrat)), par_page(entrees)

    def fil(chemin: str, titre: str, page: str, sujet: str, siennes: Sequence[Entree]) -> Fil:
        return Fil(
            chemin,
            identite(origine_du_contrat(contrat), sujet),
            f"{titre} : {nom}",
            page,
            max(entree.instant for entree in siennes or entrees[-1:]),
            [_entree(entree, sujet, edition) for entree in siennes[:DANS_UN_FIL]],
        )

    yield fil(adresses.FIL_ATOM, CE_QUI_CHANGE, adresses.JOURNAL, "", entrees)
    for q in contrat.quartiers_ranges:
        page, titre = adresses.page_du_quartier(q.slug), f"{CE_QUI_CHANGE} pour {le_quartier(q)}"
        yield fil(adresses.fil_du_quartier(q.slug), titre, page, q.premier_nom, pages.get(page, ()))


def _entree(entree: Entree, sujet: str, edition: Edition) -> EntreeDeFil:
    """Elle vient d'un commit ; dans le fil d'un quartier, elle n'a que ce qui le concerne : ce n'est pas la même."""
    detail = edition.changements_de(entree.commit)
    return EntreeDeFil(
        identite=identite(entree.commit, sujet),
        titre=titre(entree.changements),
        parue=entree.instant,
        corrigee=entree.instant,
        lieu=next(((c.page, c.ancre) for c in entree.changements if c.page), (adresses.JOURNAL, "")),
        contenu=rendre("_changements", entree=entree, lien=edition.url),
        ailleurs=Lien("related", detail, "text/html") if detail else None,
    )


def titre(changements: Sequence[Changement]) -> str:
    """La phrase d'un changement seul et court ; sinon « 3 changements : Le Centre et Pilotage »."""
    if len(changements) == 1 and len(phrase := str(changements[0]).removesuffix(".")) <= TITRE_MAXIMAL:
        return phrase
    sujets = list(dict.fromkeys(changement.sujet for changement in changements))
    return f"{compter(len(changements), 'changement')} : {enumerer_les_premiers(sujets, SUJETS_CITES)}"
