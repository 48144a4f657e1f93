CREATE TABLE words (id INTEGER PRIMARY KEY, "nothing" TEXT, "autoincrement" TEXT);
