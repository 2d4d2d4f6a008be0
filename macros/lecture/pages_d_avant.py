"""Une page de ``docs/`` écrite quand elle disait elle-même ce qui dépend du contrat -> la même, où les blocs le disent.

L'historique publié et les copies du projet qui n'ont pas suivi se lisent ainsi comme le reste : sans cela, le titre y
serait deux fois, et le journal annoncerait la perte de ce qui se lit encore. Une page que l'on a réécrite reste telle
quelle : les blocs lui laissent son titre (``pages/parties.py``).
"""

from macros import adresses

ENJEUX = """\
description: Les enjeux du contrat de ville, leurs objectifs stratégiques et leurs sous-objectifs.
---
# Les enjeux

La convention-cadre fixe les mêmes enjeux pour tous les quartiers de l'agglomération. Chaque enjeu a sa page : elle \
montre
ce que chaque quartier prévoit.

"""
ACCUEIL = """\
## Les enjeux { #enjeux }

Les actions de chaque quartier répondent aux enjeux décidés pour toute l'agglomération.

"""
MON_QUARTIER = """\
## Trouver mon quartier { #quartiers }

"""
SUIVI = """\
## Enjeu par enjeu { #par-enjeu }

"""
QUARTIERS = """\
---
description: La liste des quartiers du contrat de ville, et leurs chiffres comparés à ceux de l'agglomération.
---
"""
CONTRIBUER = f"""\
Il n'y a besoin d'aucun compte. Au bas de la page, suivez « Signaler une erreur par courriel » : un message s'ouvre, \
où sont
déjà le titre et l'adresse de la page ; dites ce qui ne va pas, envoyez. Ou téléphonez : le numéro est à côté. Ces liens
mènent aux [personnes à contacter]({adresses.PILOTAGE}).

Si vous avez un compte GitHub (il est gratuit), « Signaler une erreur sur GitHub » ouvre un formulaire public.
"""
GLOSSAIRE = """\
Les mots et les sigles de la politique de la ville, expliqués simplement.

"""
DONNEES = """\
Voici d'où viennent les engagements et les chiffres :

{{ document() }}

Chaque définition du glossaire dit sa source. Les codes 2024 des quartiers prioritaires viennent de la liste nationale \
publiée
par l'Agence nationale de la cohésion des territoires (ANCT). Les explications des indicateurs et les mentions légales \
ont été
écrites pour ce site.
"""
CONVENTION = """\
description: Ce qui a été signé, par qui et jusqu'à quand.
---
"""
PILOTAGE = """\
description: Qui pilote le contrat de ville, qui contacter, et comment y participer.
---
"""
OU_EN_SONT = """\
---
description: Où en est chaque engagement du contrat de ville, d'après les nouvelles publiées, et qui appeler.
---
"""
# Dans chaque page, ce qu'elle écrivait, et ce qu'elle écrit à présent.
ECRIVAIENT = {
    adresses.ENJEUX: {ENJEUX: "---\n"},
    adresses.ACCUEIL: {MON_QUARTIER: "", ACCUEIL: ""},
    adresses.SUIVI: {SUIVI: "", OU_EN_SONT: ""},
    adresses.CONVENTION: {CONVENTION: "---\n"},
    adresses.PILOTAGE: {PILOTAGE: "---\n"},
    adresses.QUARTIERS: {QUARTIERS: ""},
    adresses.CONTRIBUER: {CONTRIBUER: "{{ signaler_une_erreur() }}\n"},
    adresses.GLOSSAIRE: {GLOSSAIRE: ""},
    adresses.DONNEES: {DONNEES: "{{ donnees_sources() }}\n"},
}


def moderniser_la_page(chemin: str, texte: str) -> str:
    """La page, nommée depuis ``docs/``, telle que les blocs d'aujourd'hui l'attendent ; elle garde ses lignes."""
    for ancien, nouveau in ECRIVAIENT.get(chemin, {}).items():
        texte = texte.replace(ancien, nouveau + "\n" * (ancien.count("\n") - nouveau.count("\n")), 1)
    return texte
