-- Files that students bring to a question. Their bytes are stored files of the student, in no library.
ALTER TABLE "stored_file" ADD COLUMN "is_of_answer" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "answer_file" (
  "id" UUID NOT NULL,
  "attempt_id" UUID NOT NULL,
  "question_version_id" UUID NOT NULL,
  "file_id" UUID,
  "is_refused" BOOLEAN NOT NULL DEFAULT false,
  "name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "answer_file_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "answer_file_file_id_key" ON "answer_file"("file_id");
CREATE INDEX "answer_file_attempt_id_question_version_id_idx" ON "answer_file"("attempt_id", "question_version_id");
CREATE INDEX "answer_file_question_version_id_idx" ON "answer_file"("question_version_id");
ALTER TABLE "answer_file" ADD CONSTRAINT "answer_file_attempt_id_fkey"
  FOREIGN KEY ("attempt_id") REFERENCES "assessment_attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "answer_file" ADD CONSTRAINT "answer_file_question_version_id_fkey"
  FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "answer_file" ADD CONSTRAINT "answer_file_file_id_fkey"
  FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- The nightly sweep looks for those that no answer names anymore.
CREATE INDEX "stored_file_is_of_answer_idx" ON "stored_file"("id") WHERE "is_of_answer";
