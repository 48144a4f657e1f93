CREATE TABLE t (id INTEGER PRIMARY KEY, f TEXT NOT NULL CHECK (json_valid(f)));
CREATE TABLE more (
  id INTEGER PRIMARY KEY,
  tags TEXT NOT NULL CHECK (json_type(tags) = 'array'),
  doc TEXT NOT NULL,
  title TEXT GENERATED ALWAYS AS (json_extract(doc, '$.title')) STORED
);
