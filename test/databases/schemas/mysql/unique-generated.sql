CREATE TABLE t (id int PRIMARY KEY, w int NOT NULL CHECK (w BETWEEN 1 AND 200), h int NOT NULL CHECK (h BETWEEN 1 AND 200), half int AS (w + h) STORED, UNIQUE (half));
CREATE TABLE owner (id int PRIMARY KEY);
CREATE TABLE address (id int PRIMARY KEY, owner int NOT NULL, is_main boolean NOT NULL,
  main int AS (IF(is_main, owner, NULL)) STORED, UNIQUE (main), CONSTRAINT of_owner FOREIGN KEY (owner) REFERENCES owner (id));
CREATE TABLE account (id int PRIMARY KEY, email varchar(60) NOT NULL, deleted_at datetime,
  live_email varchar(60) AS (CASE WHEN deleted_at IS NULL THEN email END) STORED, UNIQUE (live_email));
