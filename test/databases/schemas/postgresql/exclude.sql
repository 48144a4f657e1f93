CREATE TABLE rooms (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE bookings (room integer NOT NULL REFERENCES rooms, during tsrange NOT NULL, EXCLUDE USING gist (during WITH &&));
