-- Files of a question bank, by the paths under which its questions name them.
CREATE TABLE "bank_file" (
  "id" UUID NOT NULL,
  "bank_id" UUID NOT NULL,
  "path" TEXT NOT NULL,
  "file_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "bank_file_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "bank_file_bank_id_path_key" ON "bank_file"("bank_id", "path");
CREATE INDEX "bank_file_file_id_idx" ON "bank_file"("file_id");
ALTER TABLE "bank_file" ADD CONSTRAINT "bank_file_bank_id_fkey"
  FOREIGN KEY ("bank_id") REFERENCES "question_bank"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bank_file" ADD CONSTRAINT "bank_file_file_id_fkey"
  FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
