CREATE TABLE t (id int PRIMARY KEY, f longtext NOT NULL CHECK (json_valid(f)), g longtext CHECK (json_valid(`g`) and json_length(`g`) < 9));
