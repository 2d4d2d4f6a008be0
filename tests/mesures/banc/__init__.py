"""``make bench`` : le même site avec trois, vingt-cinq, deux cent cinquante et mille six cents quartiers."""
