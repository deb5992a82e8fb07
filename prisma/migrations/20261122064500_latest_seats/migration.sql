-- The latest who came and who finished, of each course: a teacher's first page reads eight of them, not all.
CREATE INDEX "enrollment_course_id_enrolled_at_idx" ON "enrollment" ("course_id", "enrolled_at");
CREATE INDEX "enrollment_course_id_completed_at_idx" ON "enrollment" ("course_id", "completed_at");
