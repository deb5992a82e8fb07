-- A small library in autumn. Runs in SQLite (sqlite3 library.db < library.sql) and in PostgreSQL (psql -f library.sql).
-- Every person and every book is invented.

CREATE TABLE member (id integer PRIMARY KEY, name text NOT NULL, branch text);
CREATE TABLE book (id integer PRIMARY KEY, title text NOT NULL, pages integer NOT NULL);
CREATE TABLE book_subject (book_id integer NOT NULL REFERENCES book (id), subject text NOT NULL, PRIMARY KEY (book_id, subject));
-- days_out stays empty (NULL) while the book is away.
CREATE TABLE loan (id integer PRIMARY KEY, member_id integer NOT NULL REFERENCES member (id),
  book_id integer NOT NULL REFERENCES book (id), lent_on date NOT NULL, days_out integer);

INSERT INTO member VALUES
  (1, 'Adaeze', 'North'),
  (2, 'Bo', 'North'),
  (3, 'Chiara', 'Harbor'),
  (4, 'Davit', 'Harbor'),
  (5, 'Esi', 'Harbor'),
  (6, 'Farid', NULL),
  (7, 'Greta', 'North'),
  (8, 'Hana', NULL),
  (9, 'Ilse', 'Harbor'),
  (10, 'Jun', 'North');

INSERT INTO book VALUES
  (1, 'The Long Estuary', 212),
  (2, 'Knots and Splices', 96),
  (3, 'A Winter Kitchen', 180),
  (4, 'Bread by Hand', 144),
  (5, 'Night Trains', 320),
  (6, 'The Map Room', 256),
  (7, 'Small Boats', 164),
  (8, 'Salt', 288);

INSERT INTO book_subject VALUES
  (1, 'sea'),
  (1, 'nature'),
  (2, 'sea'),
  (2, 'craft'),
  (3, 'food'),
  (4, 'food'),
  (4, 'craft'),
  (5, 'travel'),
  (6, 'travel'),
  (6, 'history'),
  (7, 'sea'),
  (7, 'travel'),
  (7, 'craft'),
  (8, 'food'),
  (8, 'history'),
  (8, 'sea');

INSERT INTO loan VALUES
  (1, 1, 5, '2025-09-04', 21),
  (2, 3, 2, '2025-09-07', 18),
  (3, 5, 6, '2025-09-09', 4),
  (4, 1, 7, '2025-09-10', 25),
  (5, 4, 2, '2025-09-11', 14),
  (6, 8, 7, '2025-09-13', 14),
  (7, 3, 7, '2025-09-17', 7),
  (8, 5, 6, '2025-09-18', 25),
  (9, 8, 7, '2025-09-22', 9),
  (10, 10, 6, '2025-09-25', 12),
  (11, 7, 3, '2025-09-27', 14),
  (12, 7, 3, '2025-09-29', 12),
  (13, 8, 7, '2025-10-01', 14),
  (14, 1, 5, '2025-10-04', 7),
  (15, 2, 5, '2025-10-06', 6),
  (16, 5, 3, '2025-10-09', 14),
  (17, 10, 6, '2025-10-13', 14),
  (18, 8, 3, '2025-10-15', 13),
  (19, 10, 3, '2025-10-19', 25),
  (20, 1, 1, '2025-10-21', 14),
  (21, 7, 3, '2025-10-23', 14),
  (22, 3, 1, '2025-10-24', 4),
  (23, 1, 4, '2025-10-28', 6),
  (24, 10, 7, '2025-10-29', 4),
  (25, 7, 1, '2025-10-30', 7),
  (26, 6, 5, '2025-10-31', 9),
  (27, 1, 3, '2025-11-01', 2),
  (28, 1, 3, '2025-11-03', 9),
  (29, 2, 1, '2025-11-04', 25),
  (30, 3, 3, '2025-11-06', NULL),
  (31, 7, 3, '2025-11-10', 13),
  (32, 1, 8, '2025-11-11', 6),
  (33, 8, 4, '2025-11-15', NULL),
  (34, 10, 6, '2025-11-16', 4),
  (35, 5, 4, '2025-11-18', NULL),
  (36, 3, 6, '2025-11-19', 25),
  (37, 5, 1, '2025-11-20', 14),
  (38, 6, 1, '2025-11-22', NULL),
  (39, 5, 3, '2025-11-24', NULL),
  (40, 4, 8, '2025-11-25', NULL);
