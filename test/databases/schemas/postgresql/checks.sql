-- CHECKs of every kind, generated columns, functions that checks call.
CREATE FUNCTION is_trimmed(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT t = btrim(t) AND t <> '' $$;
CREATE TABLE checked (
  id integer PRIMARY KEY, a integer CHECK (a BETWEEN 1 AND 5), b integer CHECK (b IN (1, 3, 5) AND b <> 3), c text NOT NULL CHECK (length(c) BETWEEN 2 AND 4),
  d text NOT NULL CHECK (d ~ '^[a-z]+-\d{2}$'), e text CHECK (e LIKE 'A\_%' AND e NOT LIKE '%z'), f text NOT NULL CHECK (is_trimmed(f)),
  g text NOT NULL CHECK (g = lower(g)), h integer NOT NULL, i integer NOT NULL, CHECK (h < i), CHECK (h + i <= 1000 AND h > 0),
  j date NOT NULL, k date NOT NULL CHECK (k > j), l date CHECK (l <= now()), m integer, n text, CHECK ((m IS NULL) <> (n IS NULL)),
  o jsonb NOT NULL CHECK (jsonb_typeof(o) = 'object'), q numeric(6, 2) NOT NULL CHECK (q % 5 = 0 AND q > 0),
  r text CHECK (char_length(trim(r)) > 0), s text[] CHECK (array_length(s, 1) <= 3), t text NOT NULL CHECK (t IN ('x', 'y')), u text,
  CHECK (t <> 'x' OR u IS NOT NULL), v boolean NOT NULL CHECK (v), w inet NOT NULL CHECK (family(w) = 4), x text CHECK (coalesce(x, '') <> ''),
  CONSTRAINT one_of CHECK (num_nonnulls(m, n) = 1)
);
CREATE TABLE generated (
  id integer PRIMARY KEY, width integer NOT NULL CHECK (width > 0), height integer NOT NULL CHECK (height > 0), area integer GENERATED ALWAYS AS (width * height) STORED,
  first text NOT NULL, last text NOT NULL, full_name text GENERATED ALWAYS AS (first || ' ' || last) STORED
);
CREATE TABLE settings (id boolean PRIMARY KEY DEFAULT true CHECK (id), title text NOT NULL);
