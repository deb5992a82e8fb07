-- Shared notes can be reported to those who moderate a course, and hidden by them.
ALTER TABLE "note" ADD COLUMN "hidden_at" TIMESTAMPTZ(3),
ADD COLUMN "hidden_reason" TEXT NOT NULL DEFAULT '';

CREATE TABLE "note_report" (
    "id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason_code" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "resolved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_report_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "note_report_note_id_user_id_key" ON "note_report"("note_id", "user_id");
CREATE INDEX "note_report_user_id_idx" ON "note_report"("user_id");
ALTER TABLE "note_report" ADD CONSTRAINT "note_report_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "note_report" ADD CONSTRAINT "note_report_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
