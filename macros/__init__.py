"""Le site du contrat de ville : des données YAML aux pages, dans un seul sens.

data/*.yml -> lecture -> modele -> pages -> crochets (MkDocs) -> site/
"""
