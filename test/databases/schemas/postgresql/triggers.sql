-- Triggers that fill, write elsewhere and refuse.
CREATE TABLE films (id integer PRIMARY KEY, title varchar(40) NOT NULL, updated_at timestamptz, search tsvector);
CREATE TABLE film_log (id bigserial PRIMARY KEY, film integer NOT NULL REFERENCES films, what text NOT NULL);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  NEW.search := to_tsvector('simple', NEW.title);
  RETURN NEW;
END $$;
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON films FOR EACH ROW EXECUTE FUNCTION touch();
CREATE FUNCTION log_film() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO film_log (film, what) VALUES (NEW.id, TG_OP);
  RETURN NULL;
END $$;
CREATE TRIGGER log_film AFTER INSERT ON films FOR EACH ROW EXECUTE FUNCTION log_film();
CREATE TABLE documents (id integer PRIMARY KEY, locked boolean NOT NULL DEFAULT false, body text);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.locked THEN RAISE EXCEPTION 'locked from the start'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse BEFORE INSERT ON documents FOR EACH ROW EXECUTE FUNCTION refuse();
