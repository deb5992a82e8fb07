-- Numbers in place of names while an assessment is graded. Off for every assessment that there is.
ALTER TABLE "assessment_version" ADD COLUMN "hides_names" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "assessment"
  ADD COLUMN "names_shown_at" TIMESTAMPTZ(3),
  ADD COLUMN "number_key" UUID NOT NULL DEFAULT gen_random_uuid();
-- What is asked of every attempt that staff see: few versions hide names, so the answer is mostly found in an empty index.
CREATE INDEX "assessment_version_hides_names" ON "assessment_version"("assessment_id") WHERE "hides_names";
