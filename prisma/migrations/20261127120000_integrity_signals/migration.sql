-- What happened during an attempt, noted for those who grade where the author turned it on and the student was told. Off for every
-- assessment that there is. Points never depend on it.
ALTER TABLE "assessment_version" ADD COLUMN "records_signals" BOOLEAN NOT NULL DEFAULT false;

CREATE TYPE "attempt_signal_kind" AS ENUM ('PAGE_HIDDEN', 'PASTED', 'NETWORK_CHANGED');

CREATE TABLE "attempt_signal" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "kind" "attempt_signal_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "away_seconds" INTEGER,
    "question_version_id" UUID,
    "character_count" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attempt_signal_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "attempt_signal_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "assessment_attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "attempt_signal_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    -- Each kind has what it can say, and nothing else.
    CONSTRAINT "attempt_signal_facts" CHECK (
      ("kind" = 'PAGE_HIDDEN') = ("away_seconds" IS NOT NULL)
      AND ("kind" = 'PASTED') = ("question_version_id" IS NOT NULL)
      AND ("kind" = 'PASTED') = ("character_count" IS NOT NULL)
      AND coalesce("away_seconds", 0) >= 0 AND coalesce("character_count", 0) >= 0)
);
CREATE INDEX "attempt_signal_attempt_id_at_idx" ON "attempt_signal"("attempt_id", "at");
CREATE INDEX "attempt_signal_question_version_id_idx" ON "attempt_signal"("question_version_id");

CREATE TABLE "attempt_address" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "signal_id" UUID,
    "ip_address" INET NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attempt_address_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "attempt_address_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "assessment_attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "attempt_address_signal_id_fkey" FOREIGN KEY ("signal_id") REFERENCES "attempt_signal"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "attempt_address_signal_id_key" ON "attempt_address"("signal_id");
CREATE INDEX "attempt_address_seen_at_idx" ON "attempt_address"("seen_at");
-- One row for what a provider gives to one household or building: a device that changes addresses within it has not moved.
CREATE UNIQUE INDEX "attempt_address_network" ON "attempt_address"
  ("attempt_id", (network(set_masklen("ip_address", CASE family("ip_address") WHEN 4 THEN 24 ELSE 48 END))));
