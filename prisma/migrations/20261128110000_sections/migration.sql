-- Sections of an assessment and how its questions are spread over pages. Without sections a section a page is one page, so nothing
-- changes for the assessments that there are.
CREATE TYPE "question_paging" AS ENUM ('SECTION', 'ALL', 'QUESTION');

ALTER TABLE "assessment_version"
  ADD COLUMN "paging" "question_paging" NOT NULL DEFAULT 'SECTION',
  ADD COLUMN "sections" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "assessment_question" ADD COLUMN "section_key" TEXT;
ALTER TABLE "assessment_draw" ADD COLUMN "section_key" TEXT;

ALTER TABLE "assessment_version" ADD CONSTRAINT "assessment_version_sections" CHECK (
  CASE WHEN jsonb_typeof("sections") = 'array' THEN jsonb_array_length("sections") <= 50 ELSE false END
);
-- The questions in a pool are where their draw is.
ALTER TABLE "assessment_question" ADD CONSTRAINT "assessment_question_one_section" CHECK ("draw_key" IS NULL OR "section_key" IS NULL);
