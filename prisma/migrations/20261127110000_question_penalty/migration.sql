-- What a wrong answer costs, in percent of the question's points.
ALTER TABLE "question_version" ADD COLUMN "penalty" DECIMAL(5,2) NOT NULL DEFAULT 0;
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_penalty" CHECK ("penalty" BETWEEN 0 AND 100);

-- An answer that is wrong may have less than no points. An attempt never has.
ALTER TABLE "attempt_answer" DROP CONSTRAINT "attempt_answer_positive";
ALTER TABLE "attempt_answer" ADD CONSTRAINT "attempt_answer_positive" CHECK ("revision" >= 0);
ALTER TABLE "attempt_answer" ADD CONSTRAINT "attempt_answer_penalized" CHECK ("points_earned" IS NULL OR "points_earned" >= 0 OR ("is_correct" IS NOT NULL AND NOT "is_correct"));
ALTER TABLE "regraded_answer" DROP CONSTRAINT "regraded_answer_ranges";
