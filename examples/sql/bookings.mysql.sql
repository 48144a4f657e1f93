-- Hotel bookings, for MySQL and its kin: composite keys, unsigned numbers, sets, a generated column.

CREATE TABLE hotels (
  id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(80) NOT NULL,
  city varchar(60) NOT NULL,
  stars tinyint unsigned NOT NULL,
  website varchar(200),
  UNIQUE KEY uq_hotels_name_city (name, city),
  CHECK (stars BETWEEN 1 AND 5)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE rooms (
  hotel_id int unsigned NOT NULL,
  number smallint unsigned NOT NULL,
  kind enum('single', 'double', 'suite') NOT NULL,
  extras set('balcony', 'sea view', 'kitchen', 'desk') NOT NULL DEFAULT '',
  price_per_night decimal(7, 2) unsigned NOT NULL COMMENT 'in the currency of the country',
  PRIMARY KEY (hotel_id, number),
  CONSTRAINT fk_rooms_hotel FOREIGN KEY (hotel_id) REFERENCES hotels (id),
  CONSTRAINT chk_rooms_number CHECK (number BETWEEN 1 AND 999),
  CONSTRAINT chk_rooms_price CHECK (price_per_night BETWEEN 40 AND 900)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE guests (
  id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name varchar(40) NOT NULL,
  last_name varchar(40) NOT NULL,
  email varchar(120) NOT NULL UNIQUE,
  birth_date date,
  is_vip tinyint(1) NOT NULL DEFAULT 0
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE bookings (
  id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  hotel_id int unsigned NOT NULL,
  room_number smallint unsigned NOT NULL,
  guest_id int unsigned NOT NULL,
  check_in date NOT NULL,
  check_out date NOT NULL,
  nights int AS (DATEDIFF(check_out, check_in)) VIRTUAL,
  status enum('asked', 'confirmed', 'cancelled') NOT NULL DEFAULT 'asked',
  booked_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE KEY uq_bookings_room_day (hotel_id, room_number, check_in),
  CONSTRAINT fk_bookings_room FOREIGN KEY (hotel_id, room_number) REFERENCES rooms (hotel_id, number),
  CONSTRAINT fk_bookings_guest FOREIGN KEY (guest_id) REFERENCES guests (id),
  CONSTRAINT chk_bookings_days CHECK (check_out > check_in)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
