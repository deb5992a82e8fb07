-- Answers that are checked while their attempt runs are final.
ALTER TABLE "attempt_answer" ADD COLUMN "checked_at" TIMESTAMPTZ(3);
