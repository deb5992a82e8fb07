-- AlterTable
ALTER TABLE "course" ADD COLUMN     "schedule_refused_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "course_version" ADD COLUMN     "change_count" INTEGER,
ADD COLUMN     "discarded_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "module_version" ADD COLUMN     "release_refused_at" TIMESTAMPTZ(3);

-- A draft that was discarded is kept, closed as a published version is, with a number below zero.
ALTER TABLE "course_version" DROP CONSTRAINT "course_version_positive";
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_positive" CHECK ("revision" >= 0 AND CASE WHEN "discarded_at" IS NULL THEN "number" > 0 ELSE "number" < 0 END);
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_discarded_closed" CHECK ("discarded_at" IS NULL OR "discarded_at" IS NOT DISTINCT FROM "published_at");
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_change_count_positive" CHECK ("change_count" >= 0);
-- A time that waits was not refused yet.
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_refused_or_waiting" CHECK ("release_at" IS NULL OR "release_refused_at" IS NULL);
ALTER TABLE "course" ADD CONSTRAINT "course_refused_or_scheduled" CHECK ("scheduled_for" IS NULL OR "schedule_refused_at" IS NULL);
