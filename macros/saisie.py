"""De quoi remplir ``data/`` : la fiche d'un nouveau quartier, et les schémas que suit un éditeur de texte.

La fiche et les schémas se déduisent du modèle ; les identifiants permis viennent des données. Le site publie les
schémas ; « make check » et toute construction les écrivent aussi là où ``.vscode/settings.json`` les cherche.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue

from macros.adresses import SCHEMAS_DE_SAISIE, chemin_public, page_du_quartier, slug_a_prendre
from macros.lecture import DonneesFautives, lire_ce_qui_se_lit
from macros.lecture.cles import HORS_FICHIER
from macros.modele import Contrat, Quartier
from macros.modele.apparence import DU_PREMIER_NIVEAU
from macros.modele.changements import Avant
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.fiche import generer, rediger
from macros.modele.instances import Instance
from macros.modele.strategie import Branche
from macros.modele.suivi import FichierDeSuivi, Nouvelle
from macros.modele.vocabulaire import Niveau
from macros.squelette.lignes import RETRAIT, EnCommentaire, Lignes, ecrire, fichier_a_completer, lire_le_nom

DE_L_EDITEUR = Path(".vscode/schemas")  # git ne les suit pas
MODELES: dict[str, type[BaseModel]] = {**FICHIERS_COMMUNS, "quartier": Quartier, "suivi": FichierDeSuivi}
PROPOSEES = 1000  # valeurs : au-delà, un schéma pèserait plus d'un dixième de mégaoctet
Paires = tuple[tuple[str, str], ...]
Citees = Mapping[str, Paires]


class Permis(NamedTuple):
    """Ce que les données permettent d'écrire ailleurs : chaque identifiant, et ce qu'il désigne."""

    branches: Paires
    indicateurs: Paires
    engagements: Paires
    quartiers: Paires
    instances: Paires
    statuts: Paires
    rubriques: Paires
    territoires: Paires
    niveaux: tuple[Niveau, ...]


def schemas(contrat: Contrat) -> dict[str, str]:
    """Le chemin de chaque schéma dans le site -> son texte ; les identifiants permis sont ceux de ``contrat``."""
    branches = tuple((permis.id, permis.titre) for permis in contrat.strategie.toutes())
    indicateurs = tuple((permis.id, permis.libelle) for permis in contrat.indicateurs.indicateurs)
    engagements = tuple((permis.id, permis.texte) for permis in contrat.engagements.values())
    quartiers = tuple((permis.slug, permis.nom) for permis in contrat.quartiers_ranges)
    instances = tuple((permis.id, permis.nom) for permis in contrat.pilotage.instances)
    statuts = tuple((permis.sigle, permis.nom) for permis in contrat.vocabulaire.statuts)
    rubriques = tuple((permise.id, permise.titre) for permise in contrat.vocabulaire.rubriques_des_quartiers)
    territoires = tuple((permis.id, permis.nom) for permis in contrat.vocabulaire.territoires)
    niveaux = contrat.vocabulaire.niveaux
    connus = Permis(branches, indicateurs, engagements, quartiers, instances, statuts, rubriques, territoires, niveaux)
    return dict(_rediges(connus))


@lru_cache(maxsize=1)  # une construction les demande deux fois, et « make serve » à chaque enregistrement
def _rediges(permis: Permis) -> Mapping[str, str]:
    cles = {
        "objectifs": ("branche", dict(permis.branches)),
        "indicateurs": ("indicateur", dict(permis.indicateurs)),
        "rubriques": ("rubrique", dict(permis.rubriques)),
        "comparaisons": ("territoire", dict(permis.territoires)),
    }
    citees = {"engagement": permis.engagements, "quartiers": permis.quartiers, "par": permis.instances}
    valeurs = {
        Nouvelle.__name__: citees,
        Instance.__name__: {"quartiers": permis.quartiers},
        Quartier.__name__: {"statut": permis.statuts},
        Avant.__name__: {"statut": permis.statuts},
    }
    rediges = {nom: _schema(modele, cles, valeurs) for nom, modele in MODELES.items()}
    _nommer_les_niveaux(rediges["strategie"], permis.niveaux)
    return {f"{SCHEMAS_DE_SAISIE}/{nom}.json": rediger(nom, schema) for nom, schema in rediges.items()}


def _nommer_les_niveaux(strategie: JsonSchemaValue, niveaux: Sequence[Niveau]) -> None:
    """Les branches s'écrivent sous la clé de leur niveau : le premier d'abord ; sous l'une d'elles, un suivant."""
    branche = strategie["$defs"].pop(Branche.__name__)
    listes = {
        niveau.cle: {
            "title": niveau.pluriel,
            "type": "array",
            "minItems": 1,
            "items": {"$ref": f"#/$defs/{niveau.cle}"},
        }
        for niveau in niveaux
    }
    for rang, niveau in enumerate(niveaux, start=1):
        interdites = {*(() if niveau.numerote else ("numero",)), *(DU_PREMIER_NIVEAU if rang > 1 else ())}
        champs = {cle: champ for cle, champ in branche["properties"].items() if cle not in interdites}
        suite = {suivant.cle: listes[suivant.cle] for suivant in niveaux[rang:]}
        strategie["$defs"][niveau.cle] = branche | {"description": niveau.nom, "properties": champs | suite}
    premier = [niveau.cle for niveau in niveaux[:1]]
    strategie.update({"properties": {cle: listes[cle] for cle in premier}, "required": premier})


def ecrire_pour_l_editeur(projet: Path) -> None:
    """Met à jour les schémas de l'éditeur de texte ; des fichiers communs fautifs laissent les précédents.

    Ce n'est qu'une aide : un disque où l'on ne peut pas écrire ne gêne rien.
    """
    with suppress(DonneesFautives, OSError):
        for chemin, texte in schemas(lire_ce_qui_se_lit(projet / "data")).items():
            schema = projet / DE_L_EDITEUR / Path(chemin).name
            if not schema.is_file() or schema.read_text("utf-8") != texte:
                schema.parent.mkdir(parents=True, exist_ok=True)
                schema.write_text(texte, "utf-8", newline="\n")


def _schema(
    modele: type[BaseModel], cles: Mapping[str, tuple[str, Mapping[str, str]]], valeurs: Mapping[str, Citees]
) -> JsonSchemaValue:
    """``cles`` : sous chaque groupe, comment nommer ses clés, puis celles qui sont permises et ce que dit chacune.

    ``valeurs`` : dans chaque fiche, ce qui peut suivre certaines clés, et ce que dit chaque valeur.
    """
    schema = generer(modele, "validation")
    definitions = schema.pop("$defs", {})
    for nom, groupe in {modele.__name__: schema, **definitions}.items():
        champs = groupe.get("properties", {})
        for cle in cles.keys() & champs.keys():
            _enumerer(champs[cle], *cles[cle])
        for cle in HORS_FICHIER & champs.keys():
            champs |= champs.pop(cle).get("properties", {})  # les clés que le contrat a choisies
            groupe["required"] = [requise for requise in groupe.get("required", ()) if requise != cle]
        for cle, permises in valeurs.get(nom, {}).items():
            _proposer(champs[cle], permises)
    return schema | {"$defs": definitions}


def _proposer(champ: JsonSchemaValue, valeurs: Paires) -> None:
    """Un identifiant libre, ou une liste -> ceux de ``valeurs`` seulement ; trop nombreux, ils n'aideraient plus."""
    if 0 < len(valeurs) <= PROPOSEES:
        champ.pop("examples", None)
        ecriture = champ.get("items", champ)
        for forme in ("pattern", "patternErrorMessage", "maxLength"):
            del ecriture[forme]
        ecriture["enum"] = [valeur for valeur, _ in valeurs]
        ecriture["enumDescriptions"] = [description for _, description in valeurs]  # ce qu'affichent les éditeurs


def _enumerer(groupe: JsonSchemaValue, titre: str, descriptions: Mapping[str, str]) -> None:
    """Des clés libres -> celles de ``descriptions`` seulement, chacune avec la sienne."""
    if "patternProperties" in groupe:
        [valeur] = groupe.pop("patternProperties").values()
        groupe.pop("propertyNames", None)
        groupe["properties"] = {
            cle: valeur | {"title": titre, "description": description} for cle, description in descriptions.items()
        }
        groupe["additionalProperties"] = False


def fiche_vierge(nom: str, contrat: Contrat) -> tuple[str, str]:
    """Le nom d'un quartier -> le chemin de sa fiche dans ``data/``, et la fiche à compléter.

    Lève ``ValueError``, avec une phrase, quand ce nom ne peut pas donner une adresse.
    """
    nom = lire_le_nom(nom)
    slug, porteur = slug_a_prendre(nom), contrat.convention.porteur
    statuts = contrat.vocabulaire.statuts
    connu = {
        "nom": nom,
        **({"statut": statuts[0].sigle} if len(statuts) == 1 else {}),
        **({"communes": Lignes([f"communes: [{ecrire(porteur.nom)}]"])} if porteur.est_une_commune else {}),
        "portrait": EnCommentaire(indicateurs=Lignes(["# indicateurs:", *_indicateurs(contrat)])),
        "rubriques": Lignes(_rubriques(contrat)),
        "objectifs": Lignes(["# objectifs:", *_objectifs(contrat)]),
    }
    adresse = chemin_public(page_du_quartier(slug))
    fait = f"Une fiche, un quartier, une page. Le nom du fichier fait l'adresse : {adresse}"
    return f"quartiers/{slug}.yml", fichier_a_completer(fait, Quartier, connu)


def _indicateurs(contrat: Contrat) -> Iterator[str]:
    for indicateur in contrat.indicateurs.indicateurs:
        yield f"{RETRAIT}# {indicateur.id}:  # {indicateur.libelle}"


def _rubriques(contrat: Contrat) -> Iterator[str]:
    for rubrique in contrat.vocabulaire.rubriques_des_quartiers:
        yield f"# {rubrique.id}:  # {rubrique.titre}"
        yield f"#{RETRAIT}-"


def _objectifs(contrat: Contrat) -> Iterator[str]:
    """Les plus précises ; « make check » en accepte d'autres."""
    for branche in contrat.strategie.dernieres():
        yield f"{RETRAIT}# {branche.id}:  # {branche.titre}"
        yield f"{RETRAIT}#   -"
