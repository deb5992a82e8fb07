-- Rows behind a figure of the site are read newest first, along the moment by which they count.
CREATE INDEX "review_state_created_at_idx" ON "review"("state", "created_at");
CREATE INDEX "access_grant_granted_at_idx" ON "access_grant"("granted_at");
CREATE INDEX "access_grant_revoked_at_idx" ON "access_grant"("revoked_at");

-- The same of completions, of which many may have one moment: their ids are in order as well.
CREATE INDEX "enrollment_completed_at_id_idx" ON "enrollment"("completed_at", "id");
CREATE INDEX "lesson_progress_completed_at_id_idx" ON "lesson_progress"("completed_at", "id");
DROP INDEX "enrollment_completed_at_idx";
DROP INDEX "lesson_progress_completed_at_idx";

-- Of who learns and who studied, the ledger's first entry is the site's: on which day each person counts.
CREATE INDEX "stat_ledger_people" ON "stat_ledger" ("source", ("entries"->0->>2), "source_id") WHERE "source" IN ('learner', 'study');

-- Whose progress went with an enrollment, or to another person, studied in other weeks than was counted.
CREATE OR REPLACE FUNCTION stat_note_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stat_change" ("source", "source_id")
  SELECT 'seat', COALESCE(NEW."id", OLD."id")
  UNION SELECT 'seat', e."id" FROM "enrollment" e
   WHERE e."user_id" = COALESCE(NEW."user_id", OLD."user_id") AND e."course_id" = COALESCE(NEW."course_id", OLD."course_id")
  UNION SELECT 'learner', COALESCE(NEW."user_id", OLD."user_id")
  UNION SELECT 'study', moved.person FROM (VALUES (OLD."user_id"), (NEW."user_id")) moved(person)
   WHERE TG_OP <> 'INSERT' AND moved.person IS NOT NULL
     AND (OLD."user_id", OLD."course_id") IS DISTINCT FROM (NEW."user_id", NEW."course_id");
  RETURN NULL;
END $$;

-- When someone studies is counted for the whole site as well, once for all of their courses.
CREATE OR REPLACE FUNCTION stat_note_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stat_change" ("source", "source_id")
  SELECT 'progress', COALESCE(NEW."id", OLD."id")
  UNION ALL
  SELECT 'seat', other."id" FROM "enrollment" e
    JOIN "enrollment" other ON other."user_id" = e."user_id" AND other."course_id" = e."course_id"
   WHERE e."id" = COALESCE(NEW."enrollment_id", OLD."enrollment_id")
  UNION ALL
  SELECT 'study', e."user_id" FROM "enrollment" e WHERE e."id" = COALESCE(NEW."enrollment_id", OLD."enrollment_id");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION stat_note_person(person UUID, only_course UUID) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "stat_change" ("source", "source_id")
  SELECT 'seat', e."id" FROM "enrollment" e WHERE e."user_id" = person AND (only_course IS NULL OR e."course_id" = only_course)
  UNION ALL
  SELECT 'progress', p."id" FROM "lesson_progress" p JOIN "enrollment" e ON e."id" = p."enrollment_id"
   WHERE e."user_id" = person AND (only_course IS NULL OR e."course_id" = only_course)
  UNION ALL
  SELECT 'attempt', a."id" FROM "assessment_attempt" a JOIN "enrollment" e ON e."id" = a."enrollment_id"
   WHERE e."user_id" = person AND (only_course IS NULL OR e."course_id" = only_course)
  UNION ALL
  SELECT 'certificate', c."id" FROM "certificate" c WHERE c."user_id" = person AND (only_course IS NULL OR c."course_id" = only_course)
  UNION ALL
  SELECT 'learner', person
  UNION ALL
  SELECT 'study', person
$$;

-- An admin's account is none of the accounts that are counted.
CREATE OR REPLACE FUNCTION stat_note_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM stat_note_person(NEW."id", NULL);
  INSERT INTO "stat_change" ("source", "source_id") VALUES ('account', NEW."id");
  RETURN NULL;
END $$;

CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "users" FOR EACH ROW EXECUTE FUNCTION stat_note('account');
CREATE TRIGGER stat_note_changed AFTER UPDATE ON "users" FOR EACH ROW
  WHEN (OLD."created_at" <> NEW."created_at") EXECUTE FUNCTION stat_note('account');

-- What these rows add has become more: all of them wait to be counted again.
INSERT INTO "stat_change" ("source", "source_id")
SELECT 'account', "id" FROM "users" UNION ALL SELECT DISTINCT 'study', "user_id" FROM "enrollment"
UNION ALL SELECT 'seat', "id" FROM "enrollment" UNION ALL SELECT 'review', "id" FROM "review" WHERE "state" = 'APPROVED'
UNION ALL SELECT 'grant', "id" FROM "access_grant" WHERE "amount_minor" <> 0;
