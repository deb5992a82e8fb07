-- Essays are graded by a person, and what a grader gave is never rewritten.
ALTER TYPE "question_type" ADD VALUE 'ESSAY';

CREATE TABLE "answer_grade" (
    "id" UUID NOT NULL,
    "attempt_answer_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "points" DECIMAL(8,2) NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "graded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_grade_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "answer_grade_attempt_answer_id_number_key" ON "answer_grade"("attempt_answer_id", "number");
CREATE INDEX "answer_grade_graded_by_id_idx" ON "answer_grade"("graded_by_id");
ALTER TABLE "answer_grade" ADD CONSTRAINT "answer_grade_attempt_answer_id_fkey" FOREIGN KEY ("attempt_answer_id") REFERENCES "attempt_answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "answer_grade" ADD CONSTRAINT "answer_grade_graded_by_id_fkey" FOREIGN KEY ("graded_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "answer_grade" ADD CONSTRAINT "answer_grade_ranges" CHECK ("number" > 0 AND "points" >= 0);

CREATE FUNCTION answer_grade_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A history goes with the answer that it is about, and not before.
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "attempt_answer" WHERE "id" = OLD."attempt_answer_id") THEN RETURN OLD; END IF;
  -- Only who graded and the words may go, when a person's data is erased.
  IF TG_OP = 'UPDATE' AND (NEW."graded_by_id" IS NULL OR NEW."graded_by_id" = OLD."graded_by_id") AND NEW."comment" IN ('', OLD."comment")
     AND to_jsonb(NEW) - 'graded_by_id' - 'comment' = to_jsonb(OLD) - 'graded_by_id' - 'comment' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'grades are append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER answer_grade_append_only BEFORE UPDATE OR DELETE ON "answer_grade" FOR EACH ROW EXECUTE FUNCTION answer_grade_append_only();

-- The queue of a course: attempts that wait for a person, the longest waiting first.
CREATE INDEX "assessment_attempt_grading" ON "assessment_attempt" ("assessment_id", "ended_at") WHERE "state" = 'GRADING';
