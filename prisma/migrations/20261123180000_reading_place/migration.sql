-- Where in the text of a lesson its reader is.
ALTER TABLE "lesson_progress" ADD COLUMN "reading_block" INTEGER, ADD COLUMN "reading_share" REAL;
ALTER TABLE "lesson_progress"
  ADD CONSTRAINT "lesson_progress_reading_place" CHECK (
    ("reading_block" IS NULL) = ("reading_share" IS NULL) AND "reading_block" >= 0 AND "reading_share" BETWEEN 0 AND 1
  );
