-- Two people grade each answer. Off for every assessment that there is, and each grade that there is counts by itself.
ALTER TABLE "assessment_version"
  ADD COLUMN "two_graders" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "agreement_percent" SMALLINT NOT NULL DEFAULT 10;
ALTER TABLE "assessment_version" ADD CONSTRAINT "assessment_version_agreement" CHECK ("agreement_percent" BETWEEN 0 AND 100);
ALTER TABLE "assessment" ADD COLUMN "one_grader_since" TIMESTAMPTZ(3);
CREATE TYPE "grade_part" AS ENUM ('FINAL', 'FIRST', 'SECOND', 'MEAN');
ALTER TABLE "answer_grade" ADD COLUMN "part" "grade_part" NOT NULL DEFAULT 'FINAL';
-- Of two people at once who would each be the second, one is refused.
CREATE UNIQUE INDEX "answer_grade_second" ON "answer_grade"("attempt_answer_id") WHERE "part" = 'SECOND';
CREATE UNIQUE INDEX "answer_grade_mean" ON "answer_grade"("attempt_answer_id") WHERE "part" = 'MEAN';
-- What is asked of every answer in the queue: few versions ask for two graders, so the answer is mostly found in an empty index.
CREATE INDEX "assessment_version_two_graders" ON "assessment_version"("assessment_id") WHERE "two_graders";

CREATE FUNCTION answer_grade_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "answer_grade" WHERE "attempt_answer_id" = NEW."attempt_answer_id" AND "part" = 'FIRST'
               AND "graded_by_id" = NEW."graded_by_id") THEN
    RAISE EXCEPTION 'one person gives one of the two grades' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER answer_grade_two_people BEFORE INSERT ON "answer_grade" FOR EACH ROW WHEN (NEW."part" = 'SECOND') EXECUTE FUNCTION answer_grade_two_people();
