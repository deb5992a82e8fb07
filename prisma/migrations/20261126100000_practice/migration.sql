-- Questions that were missed, asked again after a while, and each answer to them.
CREATE TYPE "practice_state" AS ENUM ('NEW', 'LEARNING', 'REVIEW', 'RELEARNING');
CREATE TYPE "practice_rating" AS ENUM ('AGAIN', 'HARD', 'GOOD', 'EASY');

CREATE TABLE "practice_card" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "question_version_id" UUID NOT NULL,
    "missed_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "practice_state" NOT NULL DEFAULT 'NEW',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "stability" DOUBLE PRECISION,
    "difficulty" DOUBLE PRECISION,
    "reps" INTEGER NOT NULL DEFAULT 0,
    "lapses" INTEGER NOT NULL DEFAULT 0,
    "step" INTEGER NOT NULL DEFAULT 0,
    "last_review_at" TIMESTAMPTZ(3),
    "put_away_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practice_card_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "practice_review" (
    "id" UUID NOT NULL,
    "card_id" UUID NOT NULL,
    "question_version_id" UUID NOT NULL,
    "rating" "practice_rating" NOT NULL,
    "is_correct" BOOLEAN NOT NULL,
    "selected_answers" UUID[] DEFAULT ARRAY[]::UUID[],
    "text_response" TEXT NOT NULL DEFAULT '',
    "fields" JSONB NOT NULL DEFAULT '{}',
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_review_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "practice_card_user_id_question_id_key" ON "practice_card"("user_id", "question_id");
CREATE INDEX "practice_card_question_id_idx" ON "practice_card"("question_id");
CREATE INDEX "practice_card_attempt_id_idx" ON "practice_card"("attempt_id");
CREATE INDEX "practice_card_question_version_id_idx" ON "practice_card"("question_version_id");
CREATE INDEX "practice_review_card_id_idx" ON "practice_review"("card_id");
CREATE INDEX "practice_review_question_version_id_idx" ON "practice_review"("question_version_id");

ALTER TABLE "practice_card" ADD CONSTRAINT "practice_card_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "practice_card" ADD CONSTRAINT "practice_card_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "practice_card" ADD CONSTRAINT "practice_card_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "assessment_attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "practice_card" ADD CONSTRAINT "practice_card_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "practice_review" ADD CONSTRAINT "practice_review_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "practice_card"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "practice_review" ADD CONSTRAINT "practice_review_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "practice_card" ADD CONSTRAINT "practice_card_ranges" CHECK (
  "reps" >= 0 AND "lapses" >= 0 AND "step" >= 0 AND ("stability" IS NULL OR "stability" > 0) AND ("difficulty" IS NULL OR "difficulty" BETWEEN 1 AND 10)
);
ALTER TABLE "practice_card" ADD CONSTRAINT "practice_card_is_new_or_reviewed" CHECK (
  ("state" = 'NEW') = ("last_review_at" IS NULL) AND ("state" = 'NEW') = ("stability" IS NULL) AND ("state" = 'NEW') = ("difficulty" IS NULL) AND ("state" = 'NEW') = ("reps" = 0)
);
ALTER TABLE "practice_review" ADD CONSTRAINT "practice_review_objects" CHECK (
  jsonb_typeof("fields") = 'object' AND jsonb_typeof("before") = 'object' AND jsonb_typeof("after") = 'object'
);

CREATE FUNCTION practice_review_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A history goes with the card that it is about, and not before.
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "practice_card" WHERE "id" = OLD."card_id") THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'practice reviews are append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER practice_review_append_only BEFORE UPDATE OR DELETE ON "practice_review" FOR EACH ROW EXECUTE FUNCTION practice_review_append_only();

-- What was missed in the last 60 days, where the latest answer to a question is not right: as the job does for attempts that end from
-- now on (features/practice/server/join-queue.ts). An essay, and code that a person grades, never join.
INSERT INTO "practice_card" ("id", "user_id", "question_id", "attempt_id", "question_version_id", "missed_at", "due_at")
SELECT gen_random_uuid(), "user_id", "question_id", "attempt_id", "question_version_id", "ended_at", "ended_at"
  FROM (
    SELECT DISTINCT ON (a."user_id", q."question_id") a."user_id", q."question_id", a."id" AS "attempt_id", q."id" AS "question_version_id", a."ended_at",
           COALESCE(g."is_correct", false) AS "is_correct",
           q."type"::text = 'ESSAY' OR (q."type"::text = 'CODE' AND q."body"->>'markedBy' IS DISTINCT FROM 'output') AS "is_graded_by_person"
      FROM "assessment_attempt" a
      JOIN "users" u ON u."id" = a."user_id" AND u."anonymized_at" IS NULL
     CROSS JOIN LATERAL jsonb_array_elements(a."question_order") item
      JOIN "question_version" q ON q."id" = (item->>'questionVersionId')::uuid
      LEFT JOIN "attempt_answer" g ON g."attempt_id" = a."id" AND g."question_version_id" = q."id"
     WHERE a."state" IN ('SUBMITTED', 'EXPIRED') AND a."ended_at" > now() - interval '60 days'
     ORDER BY a."user_id", q."question_id", a."ended_at" DESC
  ) latest
 WHERE NOT "is_correct" AND NOT "is_graded_by_person"
ON CONFLICT ("user_id", "question_id") DO NOTHING;
