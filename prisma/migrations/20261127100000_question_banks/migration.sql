-- Question banks: questions that a person keeps for all of their courses, and random draws from them.
CREATE TABLE "question_bank" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_bank_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "bank_question" (
    "id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "difficulty" SMALLINT,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_question_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "bank_question_version" (
    "id" UUID NOT NULL,
    "bank_question_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_question_version_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "assessment_draw" (
    "id" UUID NOT NULL,
    "assessment_version_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "difficulty" SMALLINT,
    "count" INTEGER NOT NULL,
    "points" DECIMAL(8,2) NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_draw_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "assessment_question" ADD COLUMN "draw_key" UUID;
ALTER TABLE "question_version" ADD COLUMN "bank_question_version_id" UUID;

CREATE INDEX "question_bank_owner_id_idx" ON "question_bank"("owner_id");
CREATE INDEX "bank_question_bank_id_idx" ON "bank_question"("bank_id");
CREATE UNIQUE INDEX "bank_question_version_bank_question_id_number_key" ON "bank_question_version"("bank_question_id", "number");
CREATE UNIQUE INDEX "assessment_draw_assessment_version_id_key_key" ON "assessment_draw"("assessment_version_id", "key");
CREATE INDEX "assessment_draw_bank_id_idx" ON "assessment_draw"("bank_id");
CREATE INDEX "assessment_question_assessment_version_id_draw_key_idx" ON "assessment_question"("assessment_version_id", "draw_key");
CREATE INDEX "question_version_bank_question_version_id_idx" ON "question_version"("bank_question_version_id");

ALTER TABLE "question_bank" ADD CONSTRAINT "question_bank_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bank_question" ADD CONSTRAINT "bank_question_bank_id_fkey" FOREIGN KEY ("bank_id") REFERENCES "question_bank"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bank_question_version" ADD CONSTRAINT "bank_question_version_bank_question_id_fkey" FOREIGN KEY ("bank_question_id") REFERENCES "bank_question"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "assessment_draw" ADD CONSTRAINT "assessment_draw_assessment_version_id_fkey" FOREIGN KEY ("assessment_version_id") REFERENCES "assessment_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "assessment_draw" ADD CONSTRAINT "assessment_draw_bank_id_fkey" FOREIGN KEY ("bank_id") REFERENCES "question_bank"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "assessment_question" ADD CONSTRAINT "assessment_question_assessment_version_id_draw_key_fkey" FOREIGN KEY ("assessment_version_id", "draw_key") REFERENCES "assessment_draw"("assessment_version_id", "key") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_bank_question_version_id_fkey" FOREIGN KEY ("bank_question_version_id") REFERENCES "bank_question_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "bank_question" ADD CONSTRAINT "bank_question_difficulty" CHECK ("difficulty" BETWEEN 1 AND 3);
ALTER TABLE "bank_question_version" ADD CONSTRAINT "bank_question_version_content" CHECK ("number" >= 1 AND jsonb_typeof("content") = 'object');
ALTER TABLE "assessment_draw" ADD CONSTRAINT "assessment_draw_ranges" CHECK ("difficulty" BETWEEN 1 AND 3 AND "count" BETWEEN 1 AND 500 AND "points" >= 0 AND "position" >= 0);

CREATE FUNCTION bank_question_version_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Versions go with their question, and not before.
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "bank_question" WHERE "id" = OLD."bank_question_id") THEN RETURN OLD; END IF;
  -- Only the words may go, when a person's data is erased.
  IF TG_OP = 'UPDATE' AND NEW."content" = '{}' AND to_jsonb(NEW) - 'content' = to_jsonb(OLD) - 'content' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'versions of questions in a bank are append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER bank_question_version_append_only BEFORE UPDATE OR DELETE ON "bank_question_version" FOR EACH ROW EXECUTE FUNCTION bank_question_version_append_only();
CREATE TRIGGER assessment_draw_immutable BEFORE INSERT OR UPDATE OR DELETE ON "assessment_draw" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_placement();
