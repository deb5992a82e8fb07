-- What an Inngest server has called, by event: an event that some function was never called for has been lost and is handed over again.
CREATE TABLE "job_receipt" (
    "event_id" UUID NOT NULL,
    "function_id" TEXT NOT NULL,
    "called_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "job_receipt_pkey" PRIMARY KEY ("event_id","function_id")
);
CREATE INDEX "job_receipt_called_at_idx" ON "job_receipt"("called_at");

-- When to look whether an event was answered, and how often it was handed over again.
ALTER TABLE "outbox_event" ADD COLUMN "resends" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "watch_at" TIMESTAMPTZ(3);
CREATE INDEX "outbox_event_watch_at_idx" ON "outbox_event"("watch_at");
