-- More time, more attempts or other times of one person at one assessment.
CREATE TABLE "assessment_accommodation" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "extra_time_percent" INTEGER NOT NULL DEFAULT 0,
    "extra_minutes" INTEGER NOT NULL DEFAULT 0,
    "extra_attempts" INTEGER NOT NULL DEFAULT 0,
    "opens_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "given_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_accommodation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "assessment_accommodation_assessment_id_user_id_key" ON "assessment_accommodation"("assessment_id", "user_id");
CREATE INDEX "assessment_accommodation_user_id_idx" ON "assessment_accommodation"("user_id");
CREATE INDEX "assessment_accommodation_given_by_id_idx" ON "assessment_accommodation"("given_by_id");
ALTER TABLE "assessment_accommodation" ADD CONSTRAINT "assessment_accommodation_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "assessment_accommodation" ADD CONSTRAINT "assessment_accommodation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "assessment_accommodation" ADD CONSTRAINT "assessment_accommodation_given_by_id_fkey" FOREIGN KEY ("given_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "assessment_accommodation" ADD CONSTRAINT "assessment_accommodation_ranges" CHECK ("extra_time_percent" BETWEEN 0 AND 900
  AND "extra_minutes" BETWEEN 0 AND 100000 AND "extra_attempts" BETWEEN 0 AND 1000 AND "opens_at" < "closes_at");
