-- What a student reads about the whole attempt, by the share of the points that it earned.
ALTER TABLE "assessment_version"
  ADD COLUMN "feedback_bands" JSONB NOT NULL DEFAULT '[]',
  ADD CONSTRAINT "assessment_version_feedback_bands" CHECK (jsonb_typeof("feedback_bands") = 'array');
