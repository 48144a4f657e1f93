CREATE TABLE `tenants` (`id` int unsigned NOT NULL AUTO_INCREMENT, `slug` varchar(20) COLLATE utf8mb4_general_ci NOT NULL, PRIMARY KEY (`id`), UNIQUE KEY `slug` (`slug`));
CREATE TABLE `users` (
  `tenant_id` int unsigned NOT NULL, `id` int NOT NULL, `email` varchar(60) NOT NULL, `boss` int DEFAULT NULL, PRIMARY KEY (`tenant_id`,`id`), UNIQUE KEY (`tenant_id`,`email`), KEY (`boss`),
  CONSTRAINT `t` FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`), CONSTRAINT `b` FOREIGN KEY (`tenant_id`,`boss`) REFERENCES `users` (`tenant_id`,`id`)
);
CREATE TABLE `teams` (`tenant_id` int unsigned NOT NULL, `id` int NOT NULL, PRIMARY KEY (`tenant_id`,`id`), FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`));
CREATE TABLE `members` (
  `tenant_id` int unsigned NOT NULL, `team_id` int NOT NULL, `user_id` int NOT NULL, PRIMARY KEY (`tenant_id`,`team_id`,`user_id`),
  FOREIGN KEY (`tenant_id`,`team_id`) REFERENCES `teams` (`tenant_id`,`id`), FOREIGN KEY (`tenant_id`,`user_id`) REFERENCES `users` (`tenant_id`,`id`)
);
CREATE TABLE `order` (`key` int NOT NULL PRIMARY KEY, `a ``b``` varchar(12) NOT NULL, `group` varchar(4) NOT NULL UNIQUE);
CREATE TABLE nodes (id int PRIMARY KEY, parent int, FOREIGN KEY (parent) REFERENCES nodes (id));
CREATE TABLE flags (a bool NOT NULL, b enum('x','y') NOT NULL, PRIMARY KEY (a, b));
CREATE TABLE existing (id int PRIMARY KEY, label varchar(10) NOT NULL UNIQUE);
INSERT INTO existing VALUES (1, 'one'), (2, 'a\'b');
CREATE TABLE uses (id int PRIMARY KEY, existing int NOT NULL, FOREIGN KEY (existing) REFERENCES existing (id));
CREATE TABLE follows (follower int NOT NULL, followed int NOT NULL, PRIMARY KEY (follower, followed), CHECK (follower <> followed), FOREIGN KEY (follower) REFERENCES uses (id), FOREIGN KEY (followed) REFERENCES uses (id));
CREATE TABLE staff (id int PRIMARY KEY, store int NULL);
CREATE TABLE stores (id int PRIMARY KEY, manager int NOT NULL, FOREIGN KEY (manager) REFERENCES staff (id));
ALTER TABLE staff ADD FOREIGN KEY (store) REFERENCES stores (id);
