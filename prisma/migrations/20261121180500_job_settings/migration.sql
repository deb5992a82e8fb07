-- CreateTable
CREATE TABLE "job_setting" (
    "id" UUID NOT NULL,
    "function_id" TEXT NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "cron" TEXT,
    "time_zone" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "job_setting_function_id_key" ON "job_setting"("function_id");

-- CreateIndex
CREATE INDEX "job_run_created_at_id_idx" ON "job_run"("created_at", "id");

-- CreateIndex
CREATE INDEX "job_run_state_created_at_id_idx" ON "job_run"("state", "created_at", "id");

-- A timetable without its zone would be read in another one.
ALTER TABLE "job_setting" ADD CONSTRAINT "job_setting_whole_timetable" CHECK (("cron" IS NULL) = ("time_zone" IS NULL));
