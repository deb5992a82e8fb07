-- Lessons that an author names for who has missed the question: identities, so that they hold across versions of the course.
ALTER TABLE "question_version"
  ADD COLUMN "read_again" UUID[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT "question_version_read_again" CHECK (cardinality("read_again") <= 5);
