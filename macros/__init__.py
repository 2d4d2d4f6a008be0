"""Le site du contrat de ville : des données YAML aux pages, dans un seul sens.

data/*.yml -> lecture -> modele -> pages -> crochets (MkDocs) -> site/
"""

import gc

gc.set_threshold(200_000)  # presque rien ne meurt dans nos commandes : le ramasse-miettes y passait un dixième du temps
