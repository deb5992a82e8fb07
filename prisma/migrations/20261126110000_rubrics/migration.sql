-- The levels of a rubric that a grader chose, and why the points are others than these add up to.
ALTER TABLE "answer_grade" ADD COLUMN "levels" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "reason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer_grade" ADD CONSTRAINT "answer_grade_levels" CHECK (jsonb_typeof("levels") = 'array');

CREATE OR REPLACE FUNCTION answer_grade_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A history goes with the answer that it is about, and not before.
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "attempt_answer" WHERE "id" = OLD."attempt_answer_id") THEN RETURN OLD; END IF;
  -- Only who graded and the words may go, when a person's data is erased.
  IF TG_OP = 'UPDATE' AND (NEW."graded_by_id" IS NULL OR NEW."graded_by_id" = OLD."graded_by_id")
     AND NEW."comment" IN ('', OLD."comment") AND NEW."reason" IN ('', OLD."reason")
     AND to_jsonb(NEW) - 'graded_by_id' - 'comment' - 'reason' = to_jsonb(OLD) - 'graded_by_id' - 'comment' - 'reason' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'grades are append-only' USING ERRCODE = 'check_violation';
END $$;
