-- Groups of a course's students.
CREATE TABLE "course_group" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_group_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "course_group_member" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_group_member_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "course_group_course_id_idx" ON "course_group"("course_id");
CREATE UNIQUE INDEX "course_group_name" ON "course_group"("course_id", lower("name"));
CREATE UNIQUE INDEX "course_group_member_group_id_user_id_key" ON "course_group_member"("group_id", "user_id");
CREATE INDEX "course_group_member_user_id_idx" ON "course_group_member"("user_id");
ALTER TABLE "course_group" ADD CONSTRAINT "course_group_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "course_group_member" ADD CONSTRAINT "course_group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "course_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "course_group_member" ADD CONSTRAINT "course_group_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "course_group" ADD CONSTRAINT "course_group_name_is_set" CHECK (btrim("name") <> '' AND length("name") <= 100);
