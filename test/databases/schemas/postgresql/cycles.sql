-- Cycles: nullable, deferrable, required; a table that hangs on one; a cycle of three.
CREATE TABLE staff (id integer PRIMARY KEY, store integer, name text NOT NULL);
CREATE TABLE stores (id integer PRIMARY KEY, manager integer NOT NULL REFERENCES staff);
ALTER TABLE staff ADD FOREIGN KEY (store) REFERENCES stores;
CREATE TABLE eggs (id integer PRIMARY KEY, hen integer NOT NULL);
CREATE TABLE hens (id integer PRIMARY KEY, egg integer NOT NULL REFERENCES eggs DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE eggs ADD FOREIGN KEY (hen) REFERENCES hens DEFERRABLE;
CREATE TABLE lock_a (id integer PRIMARY KEY, b integer NOT NULL);
CREATE TABLE lock_b (id integer PRIMARY KEY, c integer NOT NULL);
CREATE TABLE lock_c (id integer PRIMARY KEY, a integer NOT NULL REFERENCES lock_a);
ALTER TABLE lock_a ADD FOREIGN KEY (b) REFERENCES lock_b;
ALTER TABLE lock_b ADD FOREIGN KEY (c) REFERENCES lock_c;
CREATE TABLE keys (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a integer NOT NULL REFERENCES lock_a, egg integer REFERENCES eggs);
