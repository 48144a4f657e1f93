CREATE TABLE by_kind (kind text NOT NULL, n integer) PARTITION BY LIST (kind);
CREATE TABLE by_kind_a PARTITION OF by_kind FOR VALUES IN ('a', 'b');
CREATE TABLE by_kind_c PARTITION OF by_kind FOR VALUES IN ('c') PARTITION BY RANGE (n);
CREATE TABLE by_kind_c1 PARTITION OF by_kind_c FOR VALUES FROM (1) TO (10);
