-- Courses are found by the name of their lead too, together with their own words. The name is in the vector alone: not in the
-- title, which is shown, and not in search_word, which keeps words after what they came from is gone.
CREATE FUNCTION search_lead_name(course uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT COALESCE(NULLIF(p."display_name", ''), u."name")
    FROM "course_instructor" i JOIN "users" u ON u."id" = i."user_id" LEFT JOIN "instructor_profile" p ON p."user_id" = u."id"
   WHERE i."course_id" = course AND i."role" = 'LEAD' AND i."is_active" LIMIT 1
$$;

CREATE OR REPLACE FUNCTION search_document_set_vector() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE language regconfig := CASE NEW."configuration" WHEN 'english' THEN 'english'::regconfig ELSE 'simple'::regconfig END;
BEGIN
  NEW."vector" := setweight(to_tsvector('simple'::regconfig, lectern_unaccent(NEW."title")), 'A')
    || setweight(to_tsvector(language, lectern_unaccent(NEW."title")), 'B')
    || setweight(to_tsvector(language, lectern_unaccent(left(NEW."body", 400000))), 'D');
  IF NEW."lesson_id" IS NULL THEN
    NEW."vector" := NEW."vector"
      || setweight(to_tsvector('simple'::regconfig, lectern_unaccent(COALESCE(search_lead_name(NEW."course_id"), ''))), 'C');
  END IF;
  RETURN NEW;
END $$;

-- Whatever changes who leads a course, or under which name, sets the vectors of its own documents again.
CREATE FUNCTION search_follow_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "search_document" SET "vector" = NULL
   WHERE "lesson_id" IS NULL AND "course_id" = CASE TG_OP WHEN 'DELETE' THEN OLD."course_id" ELSE NEW."course_id" END;
  RETURN NULL;
END $$;
CREATE TRIGGER course_instructor_follow_search AFTER INSERT OR DELETE OR UPDATE OF "role", "is_active", "user_id" ON "course_instructor"
  FOR EACH ROW EXECUTE FUNCTION search_follow_team();

CREATE FUNCTION search_follow_name() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE person uuid := (CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END ->> TG_ARGV[0])::uuid;
BEGIN
  -- Waits for a publish that has read the name and not written its documents yet: indexCourse holds the lead.
  PERFORM 1 FROM "users" WHERE "id" = person FOR NO KEY UPDATE;
  UPDATE "search_document" d SET "vector" = NULL
    FROM "course_instructor" i
   WHERE i."user_id" = person AND i."role" = 'LEAD' AND i."is_active" AND d."course_id" = i."course_id" AND d."lesson_id" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER users_follow_search AFTER UPDATE OF "name" ON "users"
  FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION search_follow_name('id');
CREATE TRIGGER instructor_profile_follow_search AFTER INSERT OR DELETE OR UPDATE OF "display_name" ON "instructor_profile"
  FOR EACH ROW EXECUTE FUNCTION search_follow_name('user_id');

UPDATE "search_document" SET "vector" = NULL WHERE "lesson_id" IS NULL;

-- A word of three letters is held against those of four alone.
CREATE INDEX "search_word_of_four" ON "search_word" ("word") WHERE length("word") = 4;
