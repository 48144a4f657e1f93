CREATE TABLE words (id int PRIMARY KEY, `mod` int, `maxvalue` int, `minute_second` int, `portion` int, `page_checksum` int, `read_write` int, `rank` int);
