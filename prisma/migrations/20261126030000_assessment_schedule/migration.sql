-- When an assessment may be started, when its attempts end at the latest, and how long to wait before the next one.
ALTER TABLE "assessment_version"
  ADD COLUMN "opens_at" TIMESTAMPTZ(3),
  ADD COLUMN "closes_at" TIMESTAMPTZ(3),
  ADD COLUMN "cooldown_minutes" INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT "assessment_version_schedule" CHECK ("opens_at" < "closes_at" AND "cooldown_minutes" BETWEEN 0 AND 100000);
