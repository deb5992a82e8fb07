-- A bookmark that was removed can be brought back, with the title and the note that it was given.
ALTER TABLE "bookmark" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);
