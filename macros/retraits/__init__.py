"""Ce qui ne se montre plus : les adresses de chaque version, celles qui se perdent, et ce qu'on y lit désormais."""
