-- Lessons to read again for the questions of a draw, as an author names them for a question of the assessment.
ALTER TABLE "assessment_draw"
  ADD COLUMN "read_again" UUID[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT "assessment_draw_read_again" CHECK (cardinality("read_again") <= 5);
