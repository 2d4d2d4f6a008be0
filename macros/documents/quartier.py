"""Ce que dit la fiche imprimée d'un quartier : tout ce que dit sa page, dans des mots prêts à imprimer."""

from macros.adresses import page_du_quartier
from macros.documents.mots import Contenu, lien
from macros.edition import Edition
from macros.langue.francais import compter, de, enumerer, majuscule, mesure, telephone
from macros.langue.phrases import en_bref, en_clair, le_quartier, population, sans_protocole, valeur
from macros.modele import Comparaison, Contrat, Quartier
from macros.modele.pilotage import Referent


def quartier(contrat: Contrat, edition: Edition, q: Quartier) -> Contenu:
    """Un quartier, partie par partie ; une partie que la source tait est absente ou vide."""
    return {
        "nom": q.nom,
        "sigle": q.statut,
        "statut": q.statut_complet,
        "en_bref": {"titre": "En bref", "textes": en_bref(contrat, q)},
        "reperes": _reperes(q),
        "irritants": _liste("Les « irritants » : principales problématiques à traiter sur le quartier", q.irritants),
        "opportunites": _liste(
            "Les « opportunités » : atouts et ressources sur lesquelles on pourra s'appuyer", q.opportunites
        ),
        "enjeux_prioritaires": _liste("Les enjeux prioritaires pour la commune sur le quartier", q.enjeux_prioritaires),
        "portrait": _portrait(contrat, q),
        "objectifs": _objectifs(contrat, q),
        "carte": _carte(q),
        "adresse": adresse(edition, page_du_quartier(q.slug), f"Code QR : la page {de(le_quartier(q))}"),
    }


def contacts(contrat: Contrat) -> Contenu:
    """Les référents de la commune ; un moyen de contact que la source ne donne pas est absent."""
    return {"titre": "Qui contacter", "referents": [_referent(r) for r in contrat.pilotage.referents]}


def adresse(edition: Edition, chemin: str, description: str) -> Contenu | None:
    """L'adresse publique d'une page, à lire et à viser ; « None » si le site n'en a pas encore."""
    if not edition.adresse:
        return None
    return {
        "invitation": "Tout lire, à jour, sur le site :",
        "description": description,
        **lien(edition.url(chemin), sans_protocole(edition.url(chemin))),
    }


def _referent(r: Referent) -> Contenu:
    moyens = [{"nature": "Téléphone", **lien(f"tel:{r.telephone}", telephone(r.telephone))}] if r.telephone else []
    if r.courriel:
        moyens.append({"nature": "Courriel", **lien(f"mailto:{r.courriel}", r.courriel)})
    return {"fonction": r.fonction, "nom": r.nom_complet, "qualite": r.qualite, "moyens": moyens}


def _reperes(q: Quartier) -> list[list[str]]:
    """Les repères d'un quartier : chacun est un nom et une valeur."""
    return [
        ["Communes" if len(q.communes) > 1 else "Commune", enumerer(list(q.communes))],
        ["Population", population(q.portrait.population)],
        *([["Surface", compter(q.portrait.surface, "hectare")]] if q.portrait.surface else []),
        *([["Code du quartier", q.code]] if q.code else []),
    ]


def _liste(titre: str, elements: tuple[str, ...]) -> Contenu:
    return {"titre": titre, "textes": list(elements)}


def _portrait(contrat: Contrat, q: Quartier) -> Contenu:
    return {
        "titre": "Portrait statistique",
        "legende": f"{majuscule(le_quartier(q))} et l'agglomération en chiffres. "
        "La barre montre le quartier, le trait l'agglomération.",
        "colonnes": ["Indicateur", "Quartier", "Agglomération", "En clair"],
        "lignes": [_ligne(comparaison) for comparaison in contrat.portrait(q)],
        "source": f"Source : {q.portrait.source}.",
    }


def _ligne(comparaison: Comparaison) -> Contenu:
    """Un indicateur ; ``part`` et ``repere`` : la place du quartier et de l'agglomération sur l'échelle, de 0 à 100."""
    i, v = comparaison
    assert v, "le portrait ne retient que les indicateurs renseignés"  # noqa: S101 - Contrat.portrait y veille
    return {
        "libelle": i.libelle,
        "precision": i.precision,
        "quartier": valeur(v, i),
        "source": v.source,
        "agglomeration": mesure(i.agglomeration, i.unite),
        "precision_agglomeration": i.precision_agglomeration,
        "en_clair": en_clair(v, i),
        "part": i.echelle.part(v.valeur),
        "repere": i.echelle.part(i.agglomeration),
        "plus_de": v.plus_de,
    }


def _objectifs(contrat: Contrat, q: Quartier) -> Contenu:
    return {
        "titre": "Objectifs poursuivis sur le quartier",
        "enjeux": [
            {
                "titre": f"Enjeu {enjeu.numero} : {enjeu.titre}",
                "objectifs": [
                    {
                        "titre": groupe.objectif.titre,
                        "sous_objectifs": [
                            {"titre": ligne.sous_objectif.titre, "actions": list(ligne.actions)}
                            for ligne in groupe.lignes
                        ],
                    }
                    for groupe in groupes
                ],
            }
            for enjeu, groupes in contrat.enjeux_de(q)
        ],
    }


def _carte(q: Quartier) -> Contenu:
    fiche = q.fiche_officielle
    return {
        "titre": "Cartographie",
        "perimetre": f"Périmètre {q.carte.perimetre}.",
        "liens": [
            *(
                [["Pour télécharger la carte : ", lien(q.carte.lien, sans_protocole(q.carte.lien)), "."]]
                if q.carte.lien
                else []
            ),
            *(
                [["La fiche officielle de ce quartier : ", lien(fiche, sans_protocole(fiche)), _code_2024(q)]]
                if fiche
                else []
            ),
        ],
        "credits": [
            *([f"Sources : {q.carte.sources}."] if q.carte.sources else []),
            *([f"Réalisation : {q.carte.realisation}."] if q.carte.realisation else []),
        ],
    }


def _code_2024(q: Quartier) -> str:
    return f" (code 2024 : {q.code_2024}, d'après la liste nationale des quartiers prioritaires publiée par l'ANCT)."
