-- What an answer earns that isn't right, in percent of the question's points.
ALTER TABLE "answer" ADD COLUMN "credit" DECIMAL(5,2) NOT NULL DEFAULT 0;
ALTER TABLE "answer" ADD CONSTRAINT "answer_credit" CHECK ("credit" >= 0 AND "credit" < 100 AND ("credit" = 0 OR NOT "is_correct"));
