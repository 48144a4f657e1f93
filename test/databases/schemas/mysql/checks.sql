CREATE TABLE checked (
  id int PRIMARY KEY, a int CHECK (a BETWEEN 1 AND 5), b varchar(20) NOT NULL CHECK (char_length(b) > 3), c varchar(20) NOT NULL CHECK (c REGEXP '^[a-z]{2}[0-9]+$'), d int NOT NULL, e int NOT NULL,
  CONSTRAINT less CHECK (d < e), f json NOT NULL CHECK (json_valid(f)), g varchar(9) CHECK (g IN ('x', 'y')), h decimal(6,2) NOT NULL CHECK (h >= 0 AND h <= 10), i date NOT NULL, j date NOT NULL, CHECK (j > i),
  k varchar(30) NOT NULL CHECK (k LIKE 'A%')
);
CREATE TABLE generated_columns (id int PRIMARY KEY, w int NOT NULL CHECK (w BETWEEN 1 AND 90), h int NOT NULL CHECK (h BETWEEN 1 AND 90), area int AS (w * h) STORED, half int GENERATED ALWAYS AS (w / 2) VIRTUAL);
CREATE TABLE film (id int PRIMARY KEY, title varchar(40) NOT NULL);
CREATE TABLE film_text (id int PRIMARY KEY, title varchar(40) NOT NULL);
DELIMITER ;;
CREATE TRIGGER ins_film AFTER INSERT ON film FOR EACH ROW BEGIN
  INSERT INTO film_text (id, title) VALUES (new.id, new.title);
END;;
DELIMITER ;
