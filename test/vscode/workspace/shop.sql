CREATE TABLE users (
  id integer PRIMARY KEY,
  email varchar(80) NOT NULL UNIQUE
);

CREATE TABLE orders (
  id integer PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (id),
  total numeric(10, 2) NOT NULL
);
