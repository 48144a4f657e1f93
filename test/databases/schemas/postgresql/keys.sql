-- Keys and references of every form, names that need quotes, several schemas.
CREATE SCHEMA shop;
CREATE SCHEMA "Back Office";
CREATE TABLE shop.tenants (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, slug varchar(20) NOT NULL UNIQUE);
CREATE TABLE shop.users (
  tenant_id integer NOT NULL REFERENCES shop.tenants, id integer NOT NULL, email text NOT NULL, boss integer, PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, email), FOREIGN KEY (tenant_id, boss) REFERENCES shop.users (tenant_id, id)
);
CREATE UNIQUE INDEX ON shop.users (lower(email));
CREATE TABLE shop.teams (tenant_id integer NOT NULL REFERENCES shop.tenants, id integer NOT NULL, PRIMARY KEY (tenant_id, id));
CREATE TABLE shop.members (
  tenant_id integer NOT NULL, team_id integer NOT NULL, user_id integer NOT NULL, PRIMARY KEY (tenant_id, team_id, user_id),
  FOREIGN KEY (tenant_id, team_id) REFERENCES shop.teams, FOREIGN KEY (tenant_id, user_id) REFERENCES shop.users
);
CREATE TABLE shop.profiles (tenant_id integer, user_id integer, bio text, PRIMARY KEY (tenant_id, user_id), FOREIGN KEY (tenant_id, user_id) REFERENCES shop.users ON DELETE CASCADE);
CREATE TABLE shop.follows (
  follower integer NOT NULL, followed integer NOT NULL, PRIMARY KEY (follower, followed), CHECK (follower <> followed)
);
CREATE TABLE "Back Office"."Order" (
  "Id" bigserial PRIMARY KEY, "select" integer NOT NULL, "a ""quoted"" name" text NOT NULL, ref uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(), is_default boolean NOT NULL,
  "group" varchar(5) NOT NULL
);
CREATE UNIQUE INDEX one_default ON "Back Office"."Order" ("group") WHERE is_default;
CREATE TABLE "Back Office".lines (order_ref uuid NOT NULL REFERENCES "Back Office"."Order" (ref), n smallint NOT NULL CHECK (n > 0), UNIQUE (order_ref, n));
CREATE TABLE nodes (id integer PRIMARY KEY, parent integer REFERENCES nodes (id), root integer NOT NULL REFERENCES nodes (id));
CREATE TABLE flags (a boolean, b boolean, PRIMARY KEY (a, b));
CREATE TABLE existing (id integer PRIMARY KEY, label varchar(10) NOT NULL UNIQUE);
INSERT INTO existing VALUES (1, 'one'), (2, 'two');
CREATE TABLE uses (id integer PRIMARY KEY, existing integer NOT NULL REFERENCES existing);
CREATE TABLE animals (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE dogs (breed text NOT NULL) INHERITS (animals);
CREATE TABLE copies (LIKE uses INCLUDING ALL, extra text);
