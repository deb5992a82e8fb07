-- Regrades: answers to a question that turned out to be wrong get other points, and what they had is never rewritten.
CREATE TYPE "regrade_way" AS ENUM ('MENDED_KEY', 'EITHER_KEY', 'FULL_POINTS', 'LEFT_OUT', 'AS_MARKED');

ALTER TABLE "attempt_answer" ADD COLUMN "is_left_out" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "regrade" (
    "id" UUID NOT NULL,
    "question_version_id" UUID NOT NULL,
    "mended_version_id" UUID,
    "way" "regrade_way" NOT NULL,
    "takes_passes" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "student_count" INTEGER NOT NULL,
    "regraded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "regrade_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "regraded_answer" (
    "id" UUID NOT NULL,
    "regrade_id" UUID NOT NULL,
    "attempt_answer_id" UUID NOT NULL,
    "points_before" DECIMAL(8,2),
    "points_after" DECIMAL(8,2),
    "is_left_out_before" BOOLEAN NOT NULL,
    "is_left_out_after" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "regraded_answer_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "regrade_question_version_id_created_at_idx" ON "regrade"("question_version_id", "created_at");
CREATE INDEX "regrade_mended_version_id_idx" ON "regrade"("mended_version_id");
CREATE INDEX "regrade_regraded_by_id_idx" ON "regrade"("regraded_by_id");
CREATE UNIQUE INDEX "regraded_answer_attempt_answer_id_regrade_id_key" ON "regraded_answer"("attempt_answer_id", "regrade_id");
CREATE INDEX "regraded_answer_regrade_id_idx" ON "regraded_answer"("regrade_id");

ALTER TABLE "regrade" ADD CONSTRAINT "regrade_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "regrade" ADD CONSTRAINT "regrade_mended_version_id_fkey" FOREIGN KEY ("mended_version_id") REFERENCES "question_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "regrade" ADD CONSTRAINT "regrade_regraded_by_id_fkey" FOREIGN KEY ("regraded_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "regraded_answer" ADD CONSTRAINT "regraded_answer_regrade_id_fkey" FOREIGN KEY ("regrade_id") REFERENCES "regrade"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "regraded_answer" ADD CONSTRAINT "regraded_answer_attempt_answer_id_fkey" FOREIGN KEY ("attempt_answer_id") REFERENCES "attempt_answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "regrade" ADD CONSTRAINT "regrade_key" CHECK (("way" IN ('MENDED_KEY', 'EITHER_KEY')) = ("mended_version_id" IS NOT NULL) AND "mended_version_id" <> "question_version_id");
ALTER TABLE "regrade" ADD CONSTRAINT "regrade_ranges" CHECK ("student_count" >= 0);
ALTER TABLE "regraded_answer" ADD CONSTRAINT "regraded_answer_ranges" CHECK (("points_before" IS NULL OR "points_before" >= 0) AND ("points_after" IS NULL OR "points_after" >= 0));

CREATE FUNCTION regrade_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A regrade goes with the question that it is about, and not before.
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "question_version" WHERE "id" = OLD."question_version_id") THEN RETURN OLD; END IF;
  IF TG_OP = 'DELETE' AND OLD."mended_version_id" IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM "question_version" WHERE "id" = OLD."mended_version_id") THEN RETURN OLD; END IF;
  -- Only who regraded may go, when a person's data is erased.
  IF TG_OP = 'UPDATE' AND (NEW."regraded_by_id" IS NULL OR NEW."regraded_by_id" = OLD."regraded_by_id")
     AND to_jsonb(NEW) - 'regraded_by_id' = to_jsonb(OLD) - 'regraded_by_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'regrades are append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER regrade_append_only BEFORE UPDATE OR DELETE ON "regrade" FOR EACH ROW EXECUTE FUNCTION regrade_append_only();

CREATE FUNCTION regraded_answer_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A history goes with the answer or the regrade that it is about, and not before.
  IF TG_OP = 'DELETE' AND NOT (EXISTS (SELECT 1 FROM "attempt_answer" WHERE "id" = OLD."attempt_answer_id")
                               AND EXISTS (SELECT 1 FROM "regrade" WHERE "id" = OLD."regrade_id")) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'regrades are append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER regraded_answer_append_only BEFORE UPDATE OR DELETE ON "regraded_answer" FOR EACH ROW EXECUTE FUNCTION regraded_answer_append_only();
