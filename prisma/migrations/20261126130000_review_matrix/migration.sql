-- What students see of an ended attempt, and when: for each of four parts the stages in which it is shown. It takes the place of two
-- switches, and opens nothing that they kept closed: where an assessment closes, right answers were shown after passing or the last
-- attempt, and never merely because it had closed.
CREATE FUNCTION review_of_switches(shows_results boolean, shows_answers text, has_closing boolean) RETURNS jsonb IMMUTABLE LANGUAGE sql AS $$
  SELECT jsonb_build_object('score', results, 'correctness', results, 'feedback', results, 'answers', CASE shows_answers
           WHEN 'NEVER' THEN '[]' WHEN 'AFTER_SUBMIT' THEN every ELSE CASE WHEN has_closing THEN '["done"]' ELSE '["done", "closed"]' END::jsonb END)
    FROM (SELECT '["attempt", "done", "closed"]'::jsonb AS every) e, LATERAL (SELECT CASE WHEN shows_results THEN every ELSE '[]' END AS results) r
$$;

ALTER TABLE "assessment_version"
  ADD COLUMN "review" JSONB NOT NULL DEFAULT '{"score": ["attempt", "done", "closed"], "correctness": ["attempt", "done", "closed"], "feedback": ["attempt", "done", "closed"], "answers": ["done", "closed"]}',
  ADD CONSTRAINT "assessment_version_review" CHECK (jsonb_typeof("review") = 'object');

ALTER TABLE "assessment_version" DISABLE TRIGGER "assessment_version_immutable";
UPDATE "assessment_version" SET "review" = review_of_switches("show_results", "show_correct_answers"::text, "closes_at" IS NOT NULL);
ALTER TABLE "assessment_version" ENABLE TRIGGER "assessment_version_immutable";

UPDATE "assessment_attempt"
   SET "rules" = "rules" - 'showResults' - 'showCorrectAnswers' || jsonb_build_object('review',
         review_of_switches(("rules" ->> 'showResults')::boolean, "rules" ->> 'showCorrectAnswers', "rules" ->> 'closesAt' IS NOT NULL));

DROP FUNCTION review_of_switches(boolean, text, boolean);
ALTER TABLE "assessment_version" DROP COLUMN "show_results", DROP COLUMN "show_correct_answers";
DROP TYPE "correct_answers_shown";
