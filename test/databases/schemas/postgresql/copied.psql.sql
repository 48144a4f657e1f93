\set ON_ERROR_STOP off
CREATE TABLE existing (id integer PRIMARY KEY, label varchar(10) NOT NULL UNIQUE);
COPY existing (id, label) FROM stdin;
3	three
4	tab\there
\.
CREATE TABLE uses (id integer PRIMARY KEY, existing integer NOT NULL REFERENCES existing);
