-- CreateEnum
CREATE TYPE "version_move_state" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'STOPPED');

-- CreateEnum
CREATE TYPE "link_answer" AS ENUM ('ANSWERS', 'GONE', 'FAILS', 'REFUSED');

-- AlterEnum
ALTER TYPE "activity_kind" ADD VALUE 'VERSION_CHANGED';

-- AlterTable
ALTER TABLE "module_version" ADD COLUMN     "release_moves" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "version_move" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "to_version_id" UUID NOT NULL,
    "from_version_id" UUID,
    "groups" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "requested_by_id" UUID,
    "state" "version_move_state" NOT NULL DEFAULT 'WAITING',
    "cursor" UUID,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "stayed" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "version_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_check" (
    "course_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "answer" "link_answer" NOT NULL,
    "status" INTEGER,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "link_check_pkey" PRIMARY KEY ("course_id","url")
);

-- CreateIndex
CREATE INDEX "version_move_course_id_created_at_idx" ON "version_move"("course_id", "created_at");

-- CreateIndex
CREATE INDEX "version_move_to_version_id_idx" ON "version_move"("to_version_id");

-- CreateIndex
CREATE INDEX "version_move_requested_by_id_idx" ON "version_move"("requested_by_id");

-- AddForeignKey
ALTER TABLE "version_move" ADD CONSTRAINT "version_move_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_move" ADD CONSTRAINT "version_move_to_version_id_fkey" FOREIGN KEY ("to_version_id") REFERENCES "course_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_move" ADD CONSTRAINT "version_move_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_check" ADD CONSTRAINT "link_check_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "version_move" ALTER COLUMN "groups" SET NOT NULL;
ALTER TABLE "version_move" ADD CONSTRAINT "version_move_counts_positive" CHECK ("moved" >= 0 AND "stayed" >= 0);
ALTER TABLE "version_move" ADD CONSTRAINT "version_move_finished_pair" CHECK (("state" IN ('DONE', 'STOPPED')) = ("finished_at" IS NOT NULL));
-- One move at a time takes the seats of a course.
CREATE UNIQUE INDEX "version_move_one_under_way" ON "version_move" ("course_id") WHERE "state" IN ('WAITING', 'RUNNING');
-- A release is of a draft's module that waits for its time.
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_release_moves" CHECK (NOT "release_moves" OR "release_at" IS NOT NULL);
