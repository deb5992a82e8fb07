-- What was last imported of a question isn't part of its content: it is noted on a version that is published or answered too.
CREATE OR REPLACE FUNCTION refuse_change_of_held_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'imported_hash' = to_jsonb(OLD) - 'imported_hash' THEN RETURN NEW; END IF;
  IF question_version_is_held(OLD."id") THEN
    RAISE EXCEPTION 'question version % stands in a published version or an attempt and does not change', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
