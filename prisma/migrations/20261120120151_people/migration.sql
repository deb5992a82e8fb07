-- AlterTable
ALTER TABLE "enrollment" ADD COLUMN     "reset_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "enrollment_course_id_last_accessed_at_idx" ON "enrollment"("course_id", "last_accessed_at");

-- CreateIndex
CREATE INDEX "enrollment_status_expires_at_idx" ON "enrollment"("status", "expires_at");

-- Inviting the same person twice to one team is impossible while an invitation waits.
CREATE UNIQUE INDEX "course_invite_one_open" ON "course_invite" ("course_id", "email_key") WHERE "state" = 'PENDING';
