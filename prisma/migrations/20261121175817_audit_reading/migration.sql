-- DropIndex
DROP INDEX "audit_event_action_created_at_idx";

-- DropIndex
DROP INDEX "audit_event_actor_id_created_at_idx";

-- DropIndex
DROP INDEX "audit_event_object_type_object_id_idx";

-- CreateIndex
CREATE INDEX "audit_event_created_at_sequence_idx" ON "audit_event"("created_at", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_created_at_sequence_idx" ON "audit_event"("actor_id", "created_at", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_action_created_at_sequence_idx" ON "audit_event"("action", "created_at", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_object_type_object_id_created_at_sequence_idx" ON "audit_event"("object_type", "object_id", "created_at", "sequence");

-- Values go once, together with the moment; networks go and never come; nothing else changes. The table is never emptied at once.
CREATE OR REPLACE FUNCTION audit_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'values' - 'erased_at' - 'ip_address' = to_jsonb(OLD) - 'values' - 'erased_at' - 'ip_address'
     AND (NEW."ip_address" IS NULL OR NEW."ip_address" = OLD."ip_address")
     AND (NEW."values" IS NULL AND NEW."erased_at" IS NOT NULL
          OR NEW."values" IS NOT DISTINCT FROM OLD."values" AND NEW."erased_at" IS NOT DISTINCT FROM OLD."erased_at") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER audit_event_never_emptied BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION audit_event_append_only();
