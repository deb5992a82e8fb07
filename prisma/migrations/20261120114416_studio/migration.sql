-- AlterTable
ALTER TABLE "ai_course_draft" ALTER COLUMN "course_objectives" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "target_audience" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "assessment" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "attempt_answer" ALTER COLUMN "selected_answers" SET DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "audit_event" ALTER COLUMN "field_names" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "course_creation_session" ALTER COLUMN "steps_completed" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "course_template" ALTER COLUMN "tags" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "course_version" ALTER COLUMN "requirements" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "skills" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "objectives" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "audience" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "meta_keywords" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "group_of_people" ALTER COLUMN "actions" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "job_run" ALTER COLUMN "stack" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "lesson" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "lesson_version" ALTER COLUMN "lab_checks" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "module_version" ADD COLUMN     "release_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "note" ALTER COLUMN "tags" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "profile" ALTER COLUMN "interests" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "visible_fields" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "stored_file" ADD COLUMN     "variants" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "lesson_editor" (
    "lesson_id" UUID NOT NULL,
    "tab" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_editor_pkey" PRIMARY KEY ("lesson_id","tab")
);

-- CreateIndex
CREATE INDEX "lesson_editor_user_id_idx" ON "lesson_editor"("user_id");

-- CreateIndex
CREATE INDEX "lesson_editor_seen_at_idx" ON "lesson_editor"("seen_at");

-- CreateIndex
CREATE INDEX "draft_course_content_content_type_content_id_version_idx" ON "draft_course_content"("content_type", "content_id", "version");

-- CreateIndex
CREATE INDEX "module_version_release_at_idx" ON "module_version"("release_at");

-- AddForeignKey
ALTER TABLE "lesson_editor" ADD CONSTRAINT "lesson_editor_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_editor" ADD CONSTRAINT "lesson_editor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A list is never null.
UPDATE "ai_course_draft" SET "course_objectives" = '{}' WHERE "course_objectives" IS NULL;
UPDATE "ai_course_draft" SET "target_audience" = '{}' WHERE "target_audience" IS NULL;
ALTER TABLE "ai_course_draft" ALTER COLUMN "course_objectives" SET NOT NULL, ALTER COLUMN "target_audience" SET NOT NULL;
UPDATE "attempt_answer" SET "selected_answers" = '{}' WHERE "selected_answers" IS NULL;
ALTER TABLE "attempt_answer" ALTER COLUMN "selected_answers" SET NOT NULL;
UPDATE "course_creation_session" SET "steps_completed" = '{}' WHERE "steps_completed" IS NULL;
ALTER TABLE "course_creation_session" ALTER COLUMN "steps_completed" SET NOT NULL;
UPDATE "course_template" SET "tags" = '{}' WHERE "tags" IS NULL;
ALTER TABLE "course_template" ALTER COLUMN "tags" SET NOT NULL;
UPDATE "course_version" SET "requirements" = '{}' WHERE "requirements" IS NULL;
UPDATE "course_version" SET "skills" = '{}' WHERE "skills" IS NULL;
UPDATE "course_version" SET "objectives" = '{}' WHERE "objectives" IS NULL;
UPDATE "course_version" SET "audience" = '{}' WHERE "audience" IS NULL;
UPDATE "course_version" SET "meta_keywords" = '{}' WHERE "meta_keywords" IS NULL;
ALTER TABLE "course_version" ALTER COLUMN "requirements" SET NOT NULL, ALTER COLUMN "skills" SET NOT NULL, ALTER COLUMN "objectives" SET NOT NULL, ALTER COLUMN "audience" SET NOT NULL, ALTER COLUMN "meta_keywords" SET NOT NULL;
UPDATE "group_of_people" SET "actions" = '{}' WHERE "actions" IS NULL;
ALTER TABLE "group_of_people" ALTER COLUMN "actions" SET NOT NULL;
UPDATE "job_run" SET "stack" = '{}' WHERE "stack" IS NULL;
ALTER TABLE "job_run" ALTER COLUMN "stack" SET NOT NULL;
ALTER TABLE "lesson_version" DISABLE TRIGGER "lesson_version_immutable";
UPDATE "lesson_version" SET "lab_checks" = '{}' WHERE "lab_checks" IS NULL;
ALTER TABLE "lesson_version" ENABLE TRIGGER "lesson_version_immutable";
ALTER TABLE "lesson_version" ALTER COLUMN "lab_checks" SET NOT NULL;
UPDATE "note" SET "tags" = '{}' WHERE "tags" IS NULL;
ALTER TABLE "note" ALTER COLUMN "tags" SET NOT NULL;
UPDATE "profile" SET "interests" = '{}' WHERE "interests" IS NULL;
UPDATE "profile" SET "visible_fields" = '{}' WHERE "visible_fields" IS NULL;
ALTER TABLE "profile" ALTER COLUMN "interests" SET NOT NULL, ALTER COLUMN "visible_fields" SET NOT NULL;

ALTER TABLE "lesson" ADD CONSTRAINT "lesson_revision_positive" CHECK ("revision" >= 0);
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_revision_positive" CHECK ("revision" >= 0);

-- A published version's assessments, questions and answers refuse writes as its lessons do. Rows that fall with their version may go.
CREATE FUNCTION refuse_change_of_published_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_lesson uuid; published timestamptz;
BEGIN
  of_lesson := CASE WHEN TG_OP = 'INSERT' THEN NEW."lesson_version_id" ELSE OLD."lesson_version_id" END;
  SELECT v."published_at" INTO published FROM "lesson_version" l JOIN "course_version" v ON v."id" = l."version_id" WHERE l."id" = of_lesson;
  IF published IS NOT NULL THEN
    RAISE EXCEPTION 'the version of lesson version % is published and does not change', of_lesson USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER assessment_version_immutable BEFORE INSERT OR UPDATE OR DELETE ON "assessment_version" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_assessment();
CREATE TRIGGER resource_version_immutable BEFORE INSERT OR UPDATE OR DELETE ON "resource_version" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_assessment();
CREATE TRIGGER caption_immutable BEFORE INSERT OR UPDATE OR DELETE ON "caption" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_assessment();

CREATE FUNCTION refuse_change_of_published_placement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_assessment uuid; published timestamptz;
BEGIN
  of_assessment := CASE WHEN TG_OP = 'INSERT' THEN NEW."assessment_version_id" ELSE OLD."assessment_version_id" END;
  SELECT v."published_at" INTO published FROM "assessment_version" a JOIN "lesson_version" l ON l."id" = a."lesson_version_id" JOIN "course_version" v ON v."id" = l."version_id" WHERE a."id" = of_assessment;
  IF published IS NOT NULL THEN
    RAISE EXCEPTION 'the version of assessment version % is published and does not change', of_assessment USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER assessment_question_immutable BEFORE INSERT OR UPDATE OR DELETE ON "assessment_question" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_placement();

CREATE FUNCTION question_version_is_held(question uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM "assessment_question" p JOIN "assessment_version" a ON a."id" = p."assessment_version_id"
      JOIN "lesson_version" l ON l."id" = a."lesson_version_id" JOIN "course_version" v ON v."id" = l."version_id"
     WHERE p."question_version_id" = question AND v."published_at" IS NOT NULL
  ) OR EXISTS (SELECT 1 FROM "attempt_answer" WHERE "question_version_id" = question)
$$;
CREATE FUNCTION refuse_change_of_held_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF question_version_is_held(OLD."id") THEN
    RAISE EXCEPTION 'question version % stands in a published version or an attempt and does not change', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER question_version_immutable BEFORE UPDATE OR DELETE ON "question_version" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_held_question();
CREATE FUNCTION refuse_change_of_held_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_question uuid;
BEGIN
  of_question := CASE WHEN TG_OP = 'INSERT' THEN NEW."question_version_id" ELSE OLD."question_version_id" END;
  IF question_version_is_held(of_question) THEN
    RAISE EXCEPTION 'question version % stands in a published version or an attempt and does not change', of_question USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER answer_immutable BEFORE INSERT OR UPDATE OR DELETE ON "answer" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_held_answer();
