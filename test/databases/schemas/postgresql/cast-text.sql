CREATE TABLE t (id integer PRIMARY KEY, p text NOT NULL CHECK (p::integer > 0));
CREATE TABLE more (
  id integer PRIMARY KEY,
  token text NOT NULL CHECK (token::uuid IS NOT NULL),
  price varchar(12) CHECK (price::numeric BETWEEN 0 AND 500),
  meta text NOT NULL CHECK (jsonb_typeof(meta::jsonb) = 'object'),
  kind text NOT NULL CHECK (kind IN ('number', 'word')),
  value text NOT NULL,
  CHECK (kind = 'word' OR value::integer >= 10)
);
