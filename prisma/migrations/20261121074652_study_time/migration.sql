-- AlterTable
ALTER TABLE "user_preference" ADD COLUMN     "desk" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "study_time" (
    "user_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(0) NOT NULL,
    "active_seconds" INTEGER NOT NULL,

    CONSTRAINT "study_time_pkey" PRIMARY KEY ("user_id","starts_at")
);

-- CreateTable
CREATE TABLE "study_reminder" (
    "user_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "study_reminder_pkey" PRIMARY KEY ("user_id","day")
);

-- AddForeignKey
ALTER TABLE "study_time" ADD CONSTRAINT "study_time_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_reminder" ADD CONSTRAINT "study_reminder_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A quarter of an hour has no more seconds, on however many devices.
ALTER TABLE "study_time" ADD CONSTRAINT "study_time_seconds_check" CHECK ("active_seconds" BETWEEN 1 AND 900);
