-- The gradebook of a course: categories, items, and points that a person gave.
CREATE TABLE "gradebook" (
    "course_id" UUID NOT NULL,
    "counts_missing" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gradebook_pkey" PRIMARY KEY ("course_id")
);
CREATE TABLE "grade_category" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "weight" DECIMAL(5,2) NOT NULL,
    "drop_lowest" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grade_category_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "grade_item" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "assessment_id" UUID,
    "category_id" UUID,
    "title" TEXT,
    "max_points" DECIMAL(8,2) NOT NULL DEFAULT 100,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grade_item_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "item_grade" (
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "points" DECIMAL(8,2),
    "reason" TEXT NOT NULL DEFAULT '',
    "graded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "item_grade_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "grade_category" ADD CONSTRAINT "grade_category_course_id_position_key" UNIQUE ("course_id", "position") DEFERRABLE INITIALLY IMMEDIATE;
CREATE UNIQUE INDEX "grade_item_assessment_id_key" ON "grade_item"("assessment_id");
CREATE INDEX "grade_item_course_id_idx" ON "grade_item"("course_id");
CREATE INDEX "grade_item_category_id_idx" ON "grade_item"("category_id");
CREATE UNIQUE INDEX "item_grade_enrollment_id_item_id_number_key" ON "item_grade"("enrollment_id", "item_id", "number");
CREATE INDEX "item_grade_item_id_idx" ON "item_grade"("item_id");
CREATE INDEX "item_grade_graded_by_id_idx" ON "item_grade"("graded_by_id");

ALTER TABLE "gradebook" ADD CONSTRAINT "gradebook_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "grade_category" ADD CONSTRAINT "grade_category_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "grade_item" ADD CONSTRAINT "grade_item_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "grade_item" ADD CONSTRAINT "grade_item_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "grade_item" ADD CONSTRAINT "grade_item_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "grade_category"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "item_grade" ADD CONSTRAINT "item_grade_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "item_grade" ADD CONSTRAINT "item_grade_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "grade_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "item_grade" ADD CONSTRAINT "item_grade_graded_by_id_fkey" FOREIGN KEY ("graded_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "gradebook" ADD CONSTRAINT "gradebook_revision" CHECK ("revision" >= 0);
ALTER TABLE "grade_category" ADD CONSTRAINT "grade_category_ranges" CHECK ("weight" BETWEEN 0 AND 100 AND "drop_lowest" >= 0 AND "position" >= 0);
-- Within these points no sum and no product of two of them leaves the whole numbers of JavaScript.
ALTER TABLE "grade_item" ADD CONSTRAINT "grade_item_ranges" CHECK ("max_points" > 0 AND "max_points" <= 10000);
ALTER TABLE "grade_item" ADD CONSTRAINT "grade_item_is_one_kind" CHECK (("assessment_id" IS NULL) = ("title" IS NOT NULL) AND ("assessment_id" IS NULL OR "assessment_id" = "id"));
ALTER TABLE "item_grade" ADD CONSTRAINT "item_grade_ranges" CHECK ("number" > 0 AND ("points" IS NULL OR "points" >= 0));

-- Whatever makes an assessment (the editor, an import, a copy), the gradebook has an item for it.
CREATE FUNCTION assessment_has_grade_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "grade_item" ("id", "course_id", "assessment_id") VALUES (NEW."id", NEW."course_id", NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER assessment_has_grade_item AFTER INSERT ON "assessment" FOR EACH ROW EXECUTE FUNCTION assessment_has_grade_item();
INSERT INTO "grade_item" ("id", "course_id", "assessment_id") SELECT "id", "course_id", "id" FROM "assessment";

CREATE FUNCTION item_grade_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A history goes with the enrollment that it is about, and not before.
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "enrollment" WHERE "id" = OLD."enrollment_id") THEN RETURN OLD; END IF;
  -- Only who graded and the words may go, when a person's data is erased.
  IF TG_OP = 'UPDATE' AND (NEW."graded_by_id" IS NULL OR NEW."graded_by_id" = OLD."graded_by_id") AND NEW."reason" IN ('', OLD."reason")
     AND to_jsonb(NEW) - 'graded_by_id' - 'reason' = to_jsonb(OLD) - 'graded_by_id' - 'reason' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'grades are append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER item_grade_append_only BEFORE UPDATE OR DELETE ON "item_grade" FOR EACH ROW EXECUTE FUNCTION item_grade_append_only();
