CREATE EXTENSION btree_gist;
CREATE EXTENSION postgis;
CREATE TABLE rooms (id serial PRIMARY KEY);
CREATE TABLE bookings (
  id serial PRIMARY KEY, room integer NOT NULL REFERENCES rooms, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
  CHECK (ends_at > starts_at), EXCLUDE USING gist (room WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE TABLE lots (id serial PRIMARY KEY, town text NOT NULL, outline geometry(Polygon, 4326) NOT NULL, EXCLUDE USING gist (town WITH =, outline WITH &&));
CREATE TABLE networks (id serial PRIMARY KEY, net cidr NOT NULL, EXCLUDE USING gist (net inet_ops WITH &&));
