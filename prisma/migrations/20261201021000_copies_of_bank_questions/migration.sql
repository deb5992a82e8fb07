-- Which question of a bank one was copied from with "Add from bank". It stays known while the copy is edited; a drawn one is linked by its version.
ALTER TABLE "question" ADD COLUMN "bank_question_id" UUID;
CREATE INDEX "question_bank_question_id_idx" ON "question"("bank_question_id");
ALTER TABLE "question" ADD CONSTRAINT "question_bank_question_id_fkey" FOREIGN KEY ("bank_question_id") REFERENCES "bank_question"("id") ON DELETE SET NULL ON UPDATE CASCADE;
