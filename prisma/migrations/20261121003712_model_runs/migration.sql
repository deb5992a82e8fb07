-- CreateEnum
CREATE TYPE "draft_run_state" AS ENUM ('RUNNING', 'STOPPED', 'OUT_OF_CREDITS', 'FAILED', 'DONE');

-- CreateEnum
CREATE TYPE "draft_unit_state" AS ENUM ('WAITING', 'WRITING', 'DONE', 'FAILED');

-- AlterEnum
ALTER TYPE "suggestion_state" ADD VALUE 'SUPERSEDED';

-- AlterTable
ALTER TABLE "ai_request" ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "reserved" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "run_id" UUID,
ADD COLUMN     "unit_id" UUID;

-- AlterTable
ALTER TABLE "suggestion" ADD COLUMN     "first_try_id" UUID,
ADD COLUMN     "is_unsupported" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "problems" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "run_id" UUID,
ADD COLUMN     "unit_id" UUID;

-- CreateTable
CREATE TABLE "draft_run" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "state" "draft_run_state" NOT NULL DEFAULT 'RUNNING',
    "prompt_version_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "failure" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "draft_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_unit" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "retried_id" UUID,
    "state" "draft_unit_state" NOT NULL DEFAULT 'WAITING',
    "failure" JSONB,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_text" (
    "unit_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_text_pkey" PRIMARY KEY ("unit_id")
);

-- CreateIndex
CREATE INDEX "draft_run_draft_id_created_at_idx" ON "draft_run"("draft_id", "created_at");

-- CreateIndex
CREATE INDEX "draft_run_prompt_version_id_idx" ON "draft_run"("prompt_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_unit_run_id_key_key" ON "draft_unit"("run_id", "key");

-- CreateIndex
CREATE INDEX "ai_request_run_id_idx" ON "ai_request"("run_id");

-- CreateIndex
CREATE INDEX "ai_request_unit_id_idx" ON "ai_request"("unit_id");

-- CreateIndex
CREATE INDEX "suggestion_run_id_idx" ON "suggestion"("run_id");

-- CreateIndex
CREATE INDEX "suggestion_unit_id_idx" ON "suggestion"("unit_id");

-- CreateIndex
CREATE INDEX "suggestion_first_try_id_idx" ON "suggestion"("first_try_id");

-- AddForeignKey
ALTER TABLE "draft_run" ADD CONSTRAINT "draft_run_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "ai_course_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_run" ADD CONSTRAINT "draft_run_prompt_version_id_fkey" FOREIGN KEY ("prompt_version_id") REFERENCES "prompt_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_unit" ADD CONSTRAINT "draft_unit_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "draft_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_text" ADD CONSTRAINT "draft_text_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "draft_unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "draft_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "draft_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_first_try_id_fkey" FOREIGN KEY ("first_try_id") REFERENCES "suggestion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_request" ADD CONSTRAINT "ai_request_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "draft_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_request" ADD CONSTRAINT "ai_request_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "draft_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Text that is being written: read by whoever watches, worth nothing after a crash.
ALTER TABLE "draft_text" SET UNLOGGED;

-- A stage of a draft is written once at a time.
CREATE UNIQUE INDEX "draft_run_one_running" ON "draft_run"("draft_id", "stage") WHERE "state" = 'RUNNING';

-- A run that goes on has no end; one that ended has.
ALTER TABLE "draft_run" ADD CONSTRAINT "draft_run_ended" CHECK (("state" = 'RUNNING') = ("ended_at" IS NULL));
ALTER TABLE "draft_unit" ADD CONSTRAINT "draft_unit_answered" CHECK ("state" <> 'DONE' OR "answer" IS NOT NULL);

-- What may still be used is never less than nothing; a request has an end once it has an outcome.
ALTER TABLE "ai_request" ADD CONSTRAINT "ai_request_reserved_positive" CHECK ("reserved" >= 0);
ALTER TABLE "ai_request" ADD CONSTRAINT "ai_request_ended" CHECK (("outcome" = 'started') = ("ended_at" IS NULL));

-- What is used is the sum of the ledger: no counter stands beside it. Its CHECK goes with the column.
ALTER TABLE "ai_credit" DROP COLUMN "used";
ALTER TABLE "ai_credit" ADD CONSTRAINT "ai_credit_granted_positive" CHECK ("granted" >= 0);

-- A month of everybody's requests.
CREATE INDEX "ai_request_created_at_idx" ON "ai_request"("created_at");
