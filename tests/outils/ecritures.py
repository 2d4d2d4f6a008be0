"""Ce qu'un éditeur peut écrire dans chaque champ, ce que le site en retient, et ce qu'il refuse."""

from datetime import date

FIN = "\u202f"  # espace fine insécable
ACCEPTES = {
    "Texte": {
        "Le Centre": "Le Centre",
        "  Le \t Centre\n": "Le Centre",
        "« Le Centre »": "« Le Centre »",
        f"Attention{FIN}!": f"Attention{FIN}!",
        "<b> & {{ 7*7 }} | *a* _b_": "<b> & {{ 7*7 }} | *a* _b_",
    },
    "Intitule": {"Le Centre": "Le Centre", "  Le \t Centre\n": "Le Centre", "é" * 300: "é" * 300},
    "NomAvecArticle": {"le taux d'essai": "le taux d'essai", "l’indice": "l’indice", "les parts": "les parts"},
    "NomAvecPreposition": {
        nom: nom for nom in ("d'Exempleville", "d’Arras", "du Havre", "des Mureaux", "de La Ricamarie")
    },
    "MorceauDePhrase": {
        "une personne": "une personne",
        "vit ici ": "vit ici",
        "a 25 ans (ou moins)": "a 25 ans (ou moins)",
    },
    "Identifiant": {"acces-soins": "acces-soins", "a": "a", "enjeu-2": "enjeu-2"},
    "CleDeRubrique": {"atouts": "atouts", "enjeux_prioritaires": "enjeux_prioritaires", "a-b_c2": "a-b_c2"},
    "CleDeNiveau": {"axes": "axes", "objectifs_strategiques": "objectifs_strategiques", "a2_b": "a2_b"},
    "MotDuContrat": {"axe": "axe", "objectif d'axe": "objectif d'axe", "OS": "OS", "élément": "élément"},
    "Numero": {"1": "1", "1.2": "1.2", "A": "A", "IV": "IV", " 3 ": "3", "2-b": "2-b", "12": "12"},
    "Nombre": {
        "0": 0,
        "46.7": 46.7,
        "46,7": 46.7,
        "-1": -1,
        "\u22121": -1,
        "+3": 3,
        "5 300": 5300,
        "5\u00a0300,5": 5300.5,
        "1234567": 1234567,
    },
    "Mesure": {"46,7 %": 46.7, "46.7%": 46.7, f"46,7{FIN}%": 46.7, "46,7\u00a0%": 46.7, "79": 79},
    "MesureAvecUnite": {"46,7 %": 46.7, "11 600 €": 11600, "11\u202f600\u00a0€": 11600, "8,5‰": 8.5, "79": 79},
    "Entier": {"700": 700, "+700": 700, "+ 700": 700, "-400": -400, "0": 0, f"1{FIN}234{FIN}567": 1234567},
    "Positif": {"5300": 5300, "5 300": 5300, "5\u00a0300": 5300, "1": 1, "0085": 85},
    "Annee": {"2024": 2024, "1999": 1999, "1900": 1900, "2099": 2099},
    "Booleen": {"oui": True, "Oui": True, "OUI": True, "vrai": True, "true": True}
    | {"non": False, "Non": False, "faux": False, "false": False},
    "Jour": {"2024-07-09": date(2024, 7, 9), "2024-02-29": date(2024, 2, 29), " 2030-12-31 ": date(2030, 12, 31)},
    "Telephone": {
        "03 21 00 00 00": "+33321000000",
        "03.21.00.00.00": "+33321000000",
        "03-21-00-00-00": "+33321000000",
        "03\u201121\u201100\u201100\u201100": "+33321000000",
        f"03{FIN}21{FIN}00{FIN}00{FIN}00": "+33321000000",
        "0321000000": "+33321000000",
        "+33 3 21 00 00 00": "+33321000000",
        "+33 (0)3 21 00 00 00": "+33321000000",
        "(03) 21 00 00 00": "+33321000000",
        "0033 3 21 00 00 00": "+33321000000",
        "06 12 34 56 78": "+33612345678",
        "0 800 12 34 56": "+33800123456",
        "0262 12 34 56": "+262262123456",
        "0692 12 34 56": "+262692123456",
        "0590 81 12 34": "+590590811234",
        "0596 61 12 34": "+596596611234",
        "+594 594 31 12 34": "+594594311234",
        "0269 61 12 34": "+262269611234",
        "0639 01 23 45": "+262639012345",
        "0590 27 12 34": "+590590271234",
        "+687 26 30 00": "+687263000",
        "+689 40 41 23 45": "+68940412345",
        "+508 41 12 34": "+508411234",
        "+681 72 12 34": "+681721234",
    },
    "Courriel": {
        "mairie@exemple.fr": "mairie@exemple.fr",
        "a.b+c_d%e@sous-domaine.exemple.gouv.fr": "a.b+c_d%e@sous-domaine.exemple.gouv.fr",
    },
    "AdresseWeb": {
        adresse: adresse
        for adresse in (
            "https://exemple.fr",
            "https://www.exemple.fr/a/b.pdf?c=1&d=é#e",
            "https://exemple.fr:8080/",
            "https://www.mairie-été.fr",
        )
    },
    "CodeQuartier": {"QP062011": "QP062011", "QP971001": "QP971001", "QP02A001": "QP02A001"},
    "CodeQuartier2024": {"QN06211M": "QN06211M", "QN02B01A": "QN02B01A"},
    "Periode": {"2024-2030": "2024-2030"},
    "Moment": {moment: moment for moment in ("2026", "2026-06", "2026-06-30", "2028-02-29")},
    "Montant": {"12000": 12000, "12 000": 12000, f"12{FIN}000{FIN}€": 12000, "850,50 €": 850.5},
    "NomDEngagement": {"ouvrir-un-lieu": "ouvrir-un-lieu", "1-referent": "1-referent"},
    "ReferenceDEngagement": {"soins--ouvrir-un-lieu": "soins--ouvrir-un-lieu", "a-b--1-referent": "a-b--1-referent"},
}
# Les écritures refusées, séparées par « | ».
REFUSES = {
    "Texte": f"|  |\n\t|\u00a0|{'é' * 4001}",
    "Intitule": f"|  |\n\t|\u00a0|{'é' * 301}",
    "NomAvecArticle": "|taux d'essai|un taux|lestaux",
    "NomAvecPreposition": "|Exempleville|Le Havre|à Lens|dExempleville",
    "MorceauDePhrase": "|ont un emploi.|vit ici. ",
    "Identifiant": "|Acces|accès|acces_soins|acces soins| acces|acces\n|-acces|acces--soins|acces-|2024|8-mai|https://a|"
    + "a" * 81,
    "CleDeRubrique": "|Atouts|atoûts|_atouts|atouts_|a__b|2024|" + "a" * 81,
    "CleDeNiveau": "|Axes|axés|_axes|axes_|a__b|a-b|2024|" + "a" * 81,
    "MotDuContrat": f"|l'axe|le défi|Axe|2 axes|轴|axe.|{'é' * 301}",
    "Numero": "|deux|1er|n° 1|1 2|.1|1.|1..2|-1|1234|" + "1." * 8 + "1",
    "Nombre": "|la moitié|1e3|NaN|inf|0x1F|1_000|46.7 %|46,7,1|5 30|1 2 3|٤٦|²|½|+-1|30 ou 40|.5|5.|1234567890123",
    "Mesure": "%|46 % environ|46 %%|> 30 %|46,7 pour cent",
    "MesureAvecUnite": "%|46 % environ|11 600 euros|12 $|46 %%|> 30 %",
    "Entier": "85 ha|46,7|700.0|5.300|5,300|7e2|1 000 000 000 000 000",
    "Positif": "0|-1|85,5",
    "Annee": "24|1789|1899|2100|20244|٢٠٢٤|an 2024|2024.0",
    "Booleen": "|yes|no|on|1|0|peut-être|x",
    "Jour": "2024-02-30|2023-02-29|2024-13-01|09/07/2024|9 juillet 2024|2024-7-9|20240709|2024-W27-2|0001-01-01"
    "|2024-07-09T10:00|٢٠٢٤-٠٧-٠٩",
    "Telephone": "|15|3949|26 30 00|03 21 00 00|03 21 00 00 00 00|00 00 00 00 00|+32 2 123 45 67|+377 93 15 00 00"
    "|Tél. 03 21 00 00 00|03 21 00 00 00 (matin)|03 21 00 00 00 / 01|0 800 APPELEZ|++33|((((|٠٣٢١٠٠٠٠٠٠",
    "Courriel": "mairie|mairie@|@exemple.fr|mairie@exemple|mairie exemple@exemple.fr|a..b@exemple.fr|.a@exemple.fr"
    "|a@exemple..fr|a@-exemple.fr|mailto:a@exemple.fr|é@exemple.fr|a@exemplé.fr|a@b.fr,c@d.fr",
    "AdresseWeb": "http://exemple.fr|exemple.fr|www.exemple.fr|https://|https://exemple|https://[exemple|https://.fr"
    '|https://exemple..fr|https://a@b.fr|https://exemple.fr/a b|https://exemple.fr/<b>|https://exemple.fr/"'
    "|https://exemple.fr\nhttps://autre.fr|javascript:alert(1)|ftp://exemple.fr",
    "CodeQuartier": "QP62001|qp062011|QP0620111|QN06211M|QP06201A| QP062011|QP٠٦٢٠١١",
    "CodeQuartier2024": "QP062011|QN06211m|QN0621M|QN06211MM",
    "Moment": "26|2026-13|2026-02-30|juin 2026|2026-6|06/2026|2026-06-31|fin 2026",
    "Montant": "0|-1|12 k€|douze|12000 F",
    "NomDEngagement": "|Ouvrir|soins--ouvrir-un-lieu|ouvrir_un_lieu|ouvrir-|-ouvrir|" + "a" * 81,
    "ReferenceDEngagement": "|soins|soins-ouvrir|soins--|--ouvrir|Soins--ouvrir|soins--ouvrir--encore|8-mai--ouvrir",
    "Periode": "2024|2024 à 2030|2024/2030|2024–2030|24-30|1924-1930|2024-2024|2030-2024",
}
