"""Ce dont un contrat a besoin, parmi tout ce que donnent les sources."""

from collections.abc import Iterable

from macros.contours.sources import Commune, Indisponible, Perimetre, lire_les_communes, lire_les_perimetres
from macros.langue.francais import citer, compter, enumerer
from macros.lecture.arbre import suggerer
from macros.modele import Contrat, Quartier


def perimetres_de(quartiers: Iterable[Quartier]) -> dict[str, Perimetre]:
    """Le nom de fichier de chaque quartier -> son périmètre ; lève ``Indisponible`` s'il en manque un."""
    tous, voulus = lire_les_perimetres(), list(quartiers)
    inconnus = [
        f"{citer(q.nom)} : code {q.code_2024} absent du fichier national{suggerer(q.code_2024, tous)}, "
        f"vérifiez « code_2024 » dans data/quartiers/{q.slug}.yml"
        for q in voulus
        if q.code_2024 and q.code_2024 not in tous
    ]
    if inconnus:
        raise Indisponible("\n".join(inconnus))
    return {q.slug: tous[q.code_2024] for q in voulus if q.code_2024}


def communes_de(contrat: Contrat, perimetres: Iterable[Perimetre]) -> tuple[list[Commune], list[str]]:
    """Celles où l'État place un quartier, puis celles que nomment les fiches ; et ce qui ne se trouve pas."""
    codes = sorted({code for perimetre in perimetres for code in perimetre.communes})
    trouvees = {commune.code: commune for code in codes for commune in lire_les_communes(code=code)}
    porteur = contrat.convention.porteur
    noms = {
        *(nom for q in contrat.quartiers for nom in q.communes),
        *([porteur.nom] if porteur.est_une_commune else []),
    }
    absentes = []
    for nom in sorted(noms - {commune.nom for commune in trouvees.values()}):
        memes = _du_meme_nom(nom, {_departement(code) for code in trouvees})
        if len(memes) == 1:
            trouvees[memes[0].code] = memes[0]
        else:
            absentes.append(f"Sans contour : la commune {citer(nom)}, {_pourquoi(memes)}.")
    return sorted(trouvees.values()), absentes


def _du_meme_nom(nom: str, departements: Iterable[str]) -> list[Commune]:
    """Dans ces départements d'abord ; à défaut, dans tous."""
    memes = [commune for commune in lire_les_communes(nom=nom) if commune.nom == nom]
    proches = [commune for commune in memes if _departement(commune.code) in departements]
    return proches or memes


def _departement(code: str) -> str:
    return code[: 3 if code.startswith("97") else 2]


def _pourquoi(memes: list[Commune]) -> str:
    codes = enumerer([commune.code for commune in memes])
    return (
        f"que {compter(len(memes), 'commune')} portent ({codes})" if memes else "que l'État ne connaît pas sous ce nom"
    )
