-- CreateTable
CREATE TABLE "stat_ledger" (
    "source" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "entries" JSONB NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stat_ledger_pkey" PRIMARY KEY ("source","source_id")
);

-- CreateTable
CREATE TABLE "stat_sum" (
    "subject_id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "stat_sum_pkey" PRIMARY KEY ("subject_id","measure","day")
);

-- Who teaches something is counted with every change of the site's totals: over the few sums that say so, not over all.
CREATE INDEX "stat_sum_courses" ON "stat_sum" ("subject_id") INCLUDE ("value") WHERE "measure" = 'courses';

-- CreateTable
CREATE TABLE "stat_change" (
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stat_change_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "instructor_analytics" ADD COLUMN "history_at" TIMESTAMPTZ(3);

-- Whoever changes what figures are counted from, by whatever way, leaves a note here in the same transaction.
CREATE FUNCTION stat_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stat_change" ("source", "source_id") VALUES (TG_ARGV[0], COALESCE(NEW."id", OLD."id"));
  RETURN NULL;
END $$;

-- A seat says too whether its person is a learner, and whose; who has had several seats is one learner of them all.
CREATE FUNCTION stat_note_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stat_change" ("source", "source_id")
  SELECT 'seat', COALESCE(NEW."id", OLD."id")
  UNION SELECT 'seat', e."id" FROM "enrollment" e
   WHERE e."user_id" = COALESCE(NEW."user_id", OLD."user_id") AND e."course_id" = COALESCE(NEW."course_id", OLD."course_id")
  UNION SELECT 'learner', COALESCE(NEW."user_id", OLD."user_id");
  RETURN NULL;
END $$;

-- Who teaches, or runs the site, is no learner: all that the person did counts otherwise from now on.
CREATE FUNCTION stat_note_person(person UUID, only_course UUID) RETURNS void LANGUAGE sql AS $$
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
$$;

CREATE FUNCTION stat_note_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM stat_note_person(NEW."id", NULL);
  RETURN NULL;
END $$;

-- A team's learners are its teachers' learners: they may be a million, so that whoever counts writes their notes.
CREATE FUNCTION stat_note_team() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed "course_instructor" := COALESCE(NEW, OLD);
BEGIN
  PERFORM stat_note_person(changed."user_id", changed."course_id");
  INSERT INTO "stat_change" ("source", "source_id") VALUES ('course', changed."course_id"), ('team', changed."course_id");
  RETURN NULL;
END $$;

-- What somebody studied, and in which zone their days are.
CREATE FUNCTION stat_note_study() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stat_change" ("source", "source_id") VALUES ('person', COALESCE(NEW."user_id", OLD."user_id"));
  RETURN NULL;
END $$;

-- The courses of a lead who may not teach are shown to nobody.
CREATE FUNCTION stat_note_teacher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stat_change" ("source", "source_id")
  SELECT 'course', i."course_id" FROM "course_instructor" i WHERE i."user_id" = COALESCE(NEW."user_id", OLD."user_id") AND i."role" = 'LEAD';
  RETURN NULL;
END $$;

CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "enrollment" FOR EACH ROW EXECUTE FUNCTION stat_note_seat();
CREATE TRIGGER stat_note_changed AFTER UPDATE ON "enrollment" FOR EACH ROW
  WHEN ((OLD."user_id", OLD."course_id", OLD."status", OLD."enrolled_at", OLD."started_at", OLD."completed_at", OLD."ended_at",
         (OLD."last_accessed_at" AT TIME ZONE 'UTC')::date)
        IS DISTINCT FROM
        (NEW."user_id", NEW."course_id", NEW."status", NEW."enrolled_at", NEW."started_at", NEW."completed_at", NEW."ended_at",
         (NEW."last_accessed_at" AT TIME ZONE 'UTC')::date))
  EXECUTE FUNCTION stat_note_seat();

CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "lesson_progress" FOR EACH ROW EXECUTE FUNCTION stat_note('progress');
CREATE TRIGGER stat_note_changed AFTER UPDATE ON "lesson_progress" FOR EACH ROW
  WHEN (OLD."completed_at" IS DISTINCT FROM NEW."completed_at" OR OLD."created_at" <> NEW."created_at")
  EXECUTE FUNCTION stat_note('progress');

CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "assessment_attempt" FOR EACH ROW EXECUTE FUNCTION stat_note('attempt');
CREATE TRIGGER stat_note_changed AFTER UPDATE ON "assessment_attempt" FOR EACH ROW
  WHEN ((OLD."ended_at", OLD."percentage", OLD."is_passed", OLD."time_taken_seconds")
        IS DISTINCT FROM (NEW."ended_at", NEW."percentage", NEW."is_passed", NEW."time_taken_seconds"))
  EXECUTE FUNCTION stat_note('attempt');

CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "review" FOR EACH ROW EXECUTE FUNCTION stat_note('review');
CREATE TRIGGER stat_note_changed AFTER UPDATE ON "review" FOR EACH ROW
  WHEN (OLD."state" <> NEW."state" OR OLD."rating" <> NEW."rating" OR OLD."created_at" <> NEW."created_at")
  EXECUTE FUNCTION stat_note('review');

CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "access_grant" FOR EACH ROW EXECUTE FUNCTION stat_note('grant');
CREATE TRIGGER stat_note_changed AFTER UPDATE ON "access_grant" FOR EACH ROW
  WHEN ((OLD."course_id", OLD."amount_minor", OLD."currency", OLD."granted_at", OLD."revoked_at")
        IS DISTINCT FROM (NEW."course_id", NEW."amount_minor", NEW."currency", NEW."granted_at", NEW."revoked_at"))
  EXECUTE FUNCTION stat_note('grant');

CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "certificate" FOR EACH ROW EXECUTE FUNCTION stat_note('certificate');

CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "course" FOR EACH ROW EXECUTE FUNCTION stat_note('course');
CREATE TRIGGER stat_note_changed AFTER UPDATE ON "course" FOR EACH ROW
  WHEN ((OLD."state", OLD."visibility", OLD."published_at", OLD."live_version_id")
        IS DISTINCT FROM (NEW."state", NEW."visibility", NEW."published_at", NEW."live_version_id"))
  EXECUTE FUNCTION stat_note('course');

CREATE TRIGGER stat_note_team AFTER INSERT OR UPDATE OR DELETE ON "course_instructor" FOR EACH ROW EXECUTE FUNCTION stat_note_team();
CREATE TRIGGER stat_note_role AFTER UPDATE ON "users" FOR EACH ROW
  WHEN (OLD."role" <> NEW."role") EXECUTE FUNCTION stat_note_role();

CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "study_time" FOR EACH ROW EXECUTE FUNCTION stat_note_study();
CREATE TRIGGER stat_note_zone AFTER UPDATE ON "user_preference" FOR EACH ROW
  WHEN (OLD."time_zone" IS DISTINCT FROM NEW."time_zone") EXECUTE FUNCTION stat_note_study();
CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "instructor_profile" FOR EACH ROW EXECUTE FUNCTION stat_note_teacher();
CREATE TRIGGER stat_note_changed AFTER UPDATE ON "instructor_profile" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION stat_note_teacher();

-- Everything that there is already waits to be counted for the first time.
INSERT INTO "stat_change" ("source", "source_id")
SELECT 'seat', "id" FROM "enrollment" UNION ALL SELECT 'progress', "id" FROM "lesson_progress"
UNION ALL SELECT 'attempt', "id" FROM "assessment_attempt" UNION ALL SELECT 'review', "id" FROM "review"
UNION ALL SELECT 'grant', "id" FROM "access_grant" UNION ALL SELECT 'certificate', "id" FROM "certificate"
UNION ALL SELECT 'course', "id" FROM "course" UNION ALL SELECT DISTINCT 'learner', "user_id" FROM "enrollment"
UNION ALL SELECT DISTINCT 'person', "user_id" FROM "study_time";
