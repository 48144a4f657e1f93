CREATE TABLE t (id integer PRIMARY KEY, w integer NOT NULL CHECK (w BETWEEN 1 AND 200), h integer NOT NULL CHECK (h BETWEEN 1 AND 200), half integer GENERATED ALWAYS AS (w + h) STORED UNIQUE);
CREATE TABLE owner (id integer PRIMARY KEY);
CREATE TABLE address (id integer PRIMARY KEY, owner integer NOT NULL REFERENCES owner, is_main boolean NOT NULL,
  main integer GENERATED ALWAYS AS (CASE WHEN is_main THEN owner END) STORED UNIQUE);
CREATE TABLE account (id integer PRIMARY KEY, email varchar(60) NOT NULL, deleted boolean NOT NULL,
  live_email varchar(60) GENERATED ALWAYS AS (CASE WHEN deleted THEN NULL ELSE lower(email) END) STORED UNIQUE);
