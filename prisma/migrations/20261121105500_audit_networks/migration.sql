-- Networks are forgotten after the days that the site sets, in the log as well; the hashes do not cover them.
CREATE OR REPLACE FUNCTION audit_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'values' - 'erased_at' - 'ip_address' = to_jsonb(OLD) - 'values' - 'erased_at' - 'ip_address' THEN
    -- The values beside the chain may go, once, when a person's data is erased.
    IF NEW."values" IS NULL AND NEW."erased_at" IS NOT NULL THEN
      RETURN NEW;
    END IF;
    IF NEW."ip_address" IS NULL AND NEW."values" IS NOT DISTINCT FROM OLD."values" AND NEW."erased_at" IS NOT DISTINCT FROM OLD."erased_at" THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'check_violation';
END $$;
