-- An accommodation is of one person or of one group.
ALTER TABLE "assessment_accommodation" ALTER COLUMN "user_id" DROP NOT NULL;
ALTER TABLE "assessment_accommodation" ADD COLUMN "group_id" UUID;
CREATE UNIQUE INDEX "assessment_accommodation_assessment_id_group_id_key" ON "assessment_accommodation"("assessment_id", "group_id");
CREATE INDEX "assessment_accommodation_group_id_idx" ON "assessment_accommodation"("group_id");
ALTER TABLE "assessment_accommodation" ADD CONSTRAINT "assessment_accommodation_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "course_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "assessment_accommodation" ADD CONSTRAINT "assessment_accommodation_of_one" CHECK (num_nonnulls("user_id", "group_id") = 1);
