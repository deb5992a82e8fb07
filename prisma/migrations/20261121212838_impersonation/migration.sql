-- AlterTable
ALTER TABLE "user_session" ADD COLUMN     "impersonation_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "impersonator_session_id" UUID;

-- CreateIndex
CREATE INDEX "user_session_impersonator_session_id_idx" ON "user_session"("impersonator_session_id");

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_impersonator_session_id_fkey" FOREIGN KEY ("impersonator_session_id") REFERENCES "user_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Somebody acts as one person at a time; only an admin's session brings another to the fore, and never one without its reason.
CREATE UNIQUE INDEX "user_session_one_impersonation" ON "user_session" ("impersonator_session_id") WHERE "ended_at" IS NULL;
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_impersonation_whole"
  CHECK ("impersonator_session_id" IS NULL OR "impersonator_id" IS NOT NULL AND "impersonation_reason" <> '');
