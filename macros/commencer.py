"""Ce que fait « make contrat » : commencer les données et les pages d'un autre contrat."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from macros.commandes import DONNEES, Reponse
from macros.langue.francais import compter, majuscule

if TYPE_CHECKING:
    from macros.squelette.contrat import Depart

# Ce qu'il faut savoir d'un contrat pour le commencer.
QUESTIONS = {
    "nom": "le nom du territoire, par exemple Exempleville",
    "sorte": "ce qu'il est : commune, communauté d'agglomération, métropole",
    "periode": "la période du contrat, par exemple 2024-2030",
    "niveaux": "les niveaux de sa stratégie, du plus large au plus précis, par exemple un axe, un objectif ; ou aucun",
}
ICI = "Tapez « make contrat » dans le dossier du projet."
DEJA_UN_CONTRAT = (
    "Contrat non commencé : data/ contient déjà un contrat ({}), et rien ne s'écrase. Pour repartir de rien, "
    "supprimez d'abord ce dossier (« rm -r data ») ; ce que git a déjà enregistré y reste."
)
COMMENCE = (
    "Le contrat est commencé : data/ est à compléter, et mkdocs.yml porte son nom.\n"
    "Partout se lira « {titre} ».{article}\n"
    "La suite : « make check » dit ligne par ligne ce qui manque, puis comment commencer un quartier."
)
SANS_ARTICLE = (
    " Si cela se dit « {voulu} », ce territoire s'appelle « {nom} » : supprimez data/ et recommencez avec ce nom."
)


def commencer_un_contrat(dit: Mapping[str, str], demander: Callable[[str], str], projet: Path = Path()) -> Reponse:
    """Écrit le squelette de ``data/`` et les noms de ``mkdocs.yml``, ou dit pourquoi non ; n'écrase jamais rien.

    ``dit`` : les réponses déjà données à ``QUESTIONS`` ; ``demander`` pose celles qui restent.
    """
    from macros.saisie import ecrire_pour_l_editeur
    from macros.squelette.contrat import Depart, fichiers
    from macros.squelette.reglages import renommer, territoire_d_avant
    from macros.textes.menu import REGLAGES

    reglages = projet / REGLAGES
    if not reglages.is_file():
        return Reponse(1, erreurs=f"Contrat non commencé : il n'y a pas de {REGLAGES} ici. {ICI}")
    if restes := sum(chemin.is_file() for chemin in (projet / DONNEES).rglob("*")):
        return Reponse(1, erreurs=DEJA_UN_CONTRAT.format(compter(restes, "fichier")))
    try:
        depart = Depart.comprendre(**{cle: dit[cle] or _redemander(cle, demander) for cle in QUESTIONS})
    except ValueError as refus:
        return Reponse(1, erreurs=f"Contrat non commencé : {refus}.")
    ecrits = reglages.read_text("utf-8")
    for chemin, texte in {**fichiers(depart), REGLAGES: renommer(ecrits, depart)}.items():
        (projet / chemin).parent.mkdir(parents=True, exist_ok=True)
        (projet / chemin).write_text(texte, "utf-8", newline="\n")
    ecrire_pour_l_editeur(projet)
    return Reponse(sortie="\n".join([_commence(depart), *_textes_a_relire(projet, territoire_d_avant(ecrits))]))


def _redemander(cle: str, demander: Callable[[str], str]) -> str:
    """La réponse à une question, posée à nouveau tant que ce qui est tapé n'a pas de sens ; rien de tapé l'arrête."""
    from macros.squelette.contrat import LECTEURS

    question, tapee = QUESTIONS[cle], demander(QUESTIONS[cle])
    while tapee.strip():
        try:
            LECTEURS[cle](tapee)
            break
        except ValueError as refus:
            tapee = demander(f"{refus}.\n{majuscule(question)}")
    return tapee


def _commence(depart: "Depart") -> str:
    """Ce qui est fait, la phrase que le nom donne partout, et ce qu'un article y changerait."""
    article = ""
    if depart.avec_article:
        voulu = depart._replace(nom=depart.avec_article)
        article = SANS_ARTICLE.format(voulu=voulu.titre, nom=voulu.nom)
    return COMMENCE.format(titre=depart.titre, article=article)


def _textes_a_relire(projet: Path, avant: str) -> Iterator[str]:
    """Les pages écrites à la main qui nomment encore le territoire d'avant."""
    for page in sorted((projet / "docs").rglob("*.md")) if avant else ():
        lignes = [rang for rang, ligne in enumerate(page.read_text("utf-8").splitlines(), 1) if avant in ligne]
        if lignes:
            yield f"À relire : {page.relative_to(projet).as_posix()}:{lignes[0]} nomme encore {avant}."
