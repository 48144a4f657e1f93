CREATE TABLE rooms (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE bookings (room integer NOT NULL REFERENCES rooms, during tsrange NOT NULL, EXCLUDE USING gist (during WITH &&));
CREATE TABLE circles (id integer PRIMARY KEY, c circle NOT NULL, EXCLUDE USING gist (c WITH &&));
CREATE TABLE tariffs (
  id integer PRIMARY KEY, plan integer NOT NULL, valid_from date NOT NULL, valid_until date CHECK (valid_until > valid_from),
  EXCLUDE USING gist (daterange(valid_from, valid_until, '[]') WITH &&)
);
CREATE TABLE shifts (
  id serial PRIMARY KEY, starts_at timestamptz NOT NULL, ends_at timestamptz, cancelled boolean NOT NULL,
  EXCLUDE USING gist (tstzrange(starts_at, COALESCE(ends_at, 'infinity'::timestamptz), '[)') WITH &&) WHERE (NOT cancelled)
);
CREATE TABLE blocks (id integer PRIMARY KEY, low integer NOT NULL, high integer NOT NULL,
  span int4range GENERATED ALWAYS AS (int4range(low, high)) STORED, EXCLUDE USING gist (span WITH &&));
