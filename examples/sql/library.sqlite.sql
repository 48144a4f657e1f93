-- A lending library, for SQLite: strict tables, a tree, patterns, a partial index.

CREATE TABLE shelf (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL UNIQUE CHECK (label GLOB '[A-Z][0-9][0-9]'),
  above INTEGER REFERENCES shelf (id)
) STRICT;

CREATE TABLE book (
  isbn TEXT PRIMARY KEY CHECK (length(isbn) = 13 AND isbn GLOB '978[0-9]*'),
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  published INTEGER NOT NULL CHECK (published BETWEEN 1900 AND 2026),
  language TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de', 'fr', 'es'))
) WITHOUT ROWID;

CREATE TABLE copy (
  isbn TEXT NOT NULL REFERENCES book (isbn),
  number INTEGER NOT NULL CHECK (number > 0),
  shelf_id INTEGER NOT NULL REFERENCES shelf (id),
  bought_on DATE NOT NULL,
  PRIMARY KEY (isbn, number)
) WITHOUT ROWID;

CREATE TABLE member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  full_name TEXT NOT NULL,
  email TEXT NOT NULL COLLATE NOCASE UNIQUE,
  joined_at DATETIME NOT NULL
);

CREATE TABLE loan (
  id INTEGER PRIMARY KEY,
  isbn TEXT NOT NULL,
  copy_number INTEGER NOT NULL,
  member_id INTEGER NOT NULL REFERENCES member (id),
  lent_at DATETIME NOT NULL,
  returned_at DATETIME CHECK (returned_at IS NULL OR returned_at >= lent_at),
  FOREIGN KEY (isbn, copy_number) REFERENCES copy (isbn, number)
);

-- A copy is lent to one member at a time.
CREATE UNIQUE INDEX one_loan_at_a_time ON loan (isbn, copy_number) WHERE returned_at IS NULL;
