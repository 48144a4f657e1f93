-- Every type of MySQL and MariaDB.
CREATE TABLE numbers (
  id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, a tinyint NOT NULL, b tinyint unsigned NOT NULL, c smallint NOT NULL, d mediumint NOT NULL, e int(10) unsigned zerofill NOT NULL,
  f bigint NOT NULL, g decimal(10,3) NOT NULL, h decimal NOT NULL, i numeric(4) unsigned NOT NULL, j float NOT NULL, k double NOT NULL, l double(8,2) NOT NULL, m bit NOT NULL,
  n bit(9) NOT NULL, o bool NOT NULL, p tinyint(1) NOT NULL, q year NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE texts (
  id int NOT NULL AUTO_INCREMENT, a char(3) NOT NULL, b varchar(9) NOT NULL, c tinytext NOT NULL, d text NOT NULL, e mediumtext NOT NULL, f longtext NOT NULL,
  g enum('small','it''s','back\\slash') NOT NULL, h set('a','b','c') NOT NULL, i json NOT NULL, j varchar(20) CHARACTER SET ascii NOT NULL, k char(36) NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE bytes (id int PRIMARY KEY, a binary(4) NOT NULL, b varbinary(9) NOT NULL, c tinyblob NOT NULL, d blob NOT NULL, e mediumblob NOT NULL, f longblob NOT NULL);
CREATE TABLE times (
  id int PRIMARY KEY, a date NOT NULL, b time NOT NULL, c time(3) NOT NULL, d datetime NOT NULL, e datetime(6) NOT NULL, f timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  g timestamp(3) NULL DEFAULT NULL
);
CREATE TABLE shapes (id int PRIMARY KEY, a point NOT NULL, b linestring NOT NULL, c polygon NOT NULL, d geometry NOT NULL, e multipoint NOT NULL, f multilinestring NOT NULL, g multipolygon NOT NULL, h geometrycollection NOT NULL);
