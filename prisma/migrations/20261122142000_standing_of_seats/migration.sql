-- How a course's seats stand (running, not begun, quiet, completed) is counted from the index alone: of forty thousand seats the table's
-- own pages were nearly all of the work.
CREATE INDEX "enrollment_standing" ON "enrollment" ("course_id", "last_accessed_at", "status", "expires_at", "started_at");
DROP INDEX "enrollment_course_id_last_accessed_at_idx";
