-- Every type that PostgreSQL brings, bare, with its arguments, as an array and as a domain.
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy, very');
CREATE DOMAIN percent AS numeric(5, 2) CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN code AS varchar(6) NOT NULL CHECK (VALUE ~ '^[A-Z]{2}[0-9]{3}$');
CREATE TYPE place AS (street text, "zip code" varchar(10), floor smallint);
CREATE TABLE numbers (
  id bigint PRIMARY KEY, a smallint NOT NULL, b integer NOT NULL, c bigint NOT NULL, d numeric NOT NULL, e numeric(12, 4) NOT NULL,
  f numeric(3) NOT NULL, g real NOT NULL, h double precision NOT NULL, i money NOT NULL, j boolean NOT NULL, k oid NOT NULL, l percent NOT NULL,
  m numeric(5, 2) CHECK (m > 0), n float(10) NOT NULL
);
CREATE TABLE texts (
  id serial PRIMARY KEY, a text NOT NULL, b varchar(7) NOT NULL, c char(3) NOT NULL, d char NOT NULL, e name NOT NULL, f "char" NOT NULL,
  g code, h mood NOT NULL, i uuid NOT NULL, j xml NOT NULL, k json NOT NULL, l jsonb NOT NULL, m bytea NOT NULL, n bit(5) NOT NULL,
  o bit varying(9) NOT NULL, p tsvector NOT NULL, q tsquery NOT NULL, r varchar NOT NULL
);
CREATE TABLE times (
  id smallserial PRIMARY KEY, a date NOT NULL, b time NOT NULL, c time(2) NOT NULL, d timetz NOT NULL, e timestamp NOT NULL, f timestamp(3) NOT NULL,
  g timestamptz NOT NULL, h timestamp(0) with time zone NOT NULL, i interval NOT NULL, j interval day to second NOT NULL
);
CREATE TABLE nets (id integer PRIMARY KEY, a inet NOT NULL, b cidr NOT NULL, c macaddr NOT NULL, d macaddr8 NOT NULL);
CREATE TABLE shapes (id integer PRIMARY KEY, a point NOT NULL, b line NOT NULL, c lseg NOT NULL, d box NOT NULL, e path NOT NULL, f polygon NOT NULL, g circle NOT NULL);
CREATE TABLE ranges (
  id integer PRIMARY KEY, a int4range NOT NULL, b int8range NOT NULL, c numrange NOT NULL, d tsrange NOT NULL, e tstzrange NOT NULL, f daterange NOT NULL
);
CREATE TABLE arrays (
  id integer PRIMARY KEY, a integer[] NOT NULL, b text[] NOT NULL, c mood[] NOT NULL, d timestamptz[] NOT NULL, e bytea[] NOT NULL, f jsonb[] NOT NULL,
  g boolean[] NOT NULL, h numeric(6, 2)[] NOT NULL, i uuid[] NOT NULL, j text ARRAY NOT NULL, k date[], l inet[] NOT NULL
);
CREATE TABLE composites (id integer PRIMARY KEY, a place NOT NULL, b place, c text COLLATE "C" NOT NULL);
