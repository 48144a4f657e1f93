CREATE TABLE author (
  id integer PRIMARY KEY,
  name varchar(80) NOT NULL,
  country char(2)
);
CREATE TABLE book (
  isbn varchar(13) PRIMARY KEY,
  title varchar(120) NOT NULL,
  author_id integer NOT NULL REFERENCES author (id),
  pages smallint CHECK (pages BETWEEN 20 AND 1500),
  published date
);
CREATE TABLE loan (
  book_isbn varchar(13) NOT NULL REFERENCES book (isbn),
  taken_on date NOT NULL,
  returned_on date,
  PRIMARY KEY (book_isbn, taken_on),
  CHECK (returned_on IS NULL OR returned_on >= taken_on)
);
