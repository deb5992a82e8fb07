-- Which weeks a learner studied in hangs on the lessons that were begun and finished: whoever counts the seat reads them.
CREATE FUNCTION stat_note_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stat_change" ("source", "source_id")
  SELECT 'progress', COALESCE(NEW."id", OLD."id")
  UNION ALL
  SELECT 'seat', other."id" FROM "enrollment" e
    JOIN "enrollment" other ON other."user_id" = e."user_id" AND other."course_id" = e."course_id"
   WHERE e."id" = COALESCE(NEW."enrollment_id", OLD."enrollment_id");
  RETURN NULL;
END $$;

DROP TRIGGER stat_note_new ON "lesson_progress";
DROP TRIGGER stat_note_changed ON "lesson_progress";
CREATE TRIGGER stat_note_new AFTER INSERT OR DELETE ON "lesson_progress" FOR EACH ROW EXECUTE FUNCTION stat_note_progress();
CREATE TRIGGER stat_note_changed AFTER UPDATE ON "lesson_progress" FOR EACH ROW
  WHEN (OLD."completed_at" IS DISTINCT FROM NEW."completed_at" OR OLD."created_at" <> NEW."created_at")
  EXECUTE FUNCTION stat_note_progress();

-- Who watched a film lately, for its heat-map.
CREATE INDEX "lesson_progress_lesson_id_created_at_idx" ON "lesson_progress" ("lesson_id", "created_at");

-- CreateTable
CREATE TABLE "learner_message" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "enrollment_ids" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "learner_message_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "learner_message_course_id_created_at_idx" ON "learner_message" ("course_id", "created_at");
CREATE INDEX "learner_message_user_id_idx" ON "learner_message" ("user_id");
ALTER TABLE "learner_message" ADD CONSTRAINT "learner_message_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "learner_message" ADD CONSTRAINT "learner_message_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What seats and attempts add has become more: all of them wait to be counted again.
INSERT INTO "stat_change" ("source", "source_id")
SELECT 'seat', "id" FROM "enrollment" UNION ALL SELECT 'attempt', "id" FROM "assessment_attempt";
