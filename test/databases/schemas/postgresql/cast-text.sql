CREATE TABLE t (id integer PRIMARY KEY, p text NOT NULL CHECK (p::integer > 0));
