-- Running text with blanks, and a place for the answers that have a name within their question: here the key of a blank.
ALTER TYPE "question_type" ADD VALUE 'FILL_IN_BLANKS';
ALTER TABLE "attempt_answer" ADD COLUMN "fields" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "attempt_answer" ADD CONSTRAINT "attempt_answer_fields_object" CHECK (jsonb_typeof("fields") = 'object');
