-- How far an export has come, and how large it is while it can be fetched.
ALTER TABLE "data_request" ADD COLUMN "parts_done" SMALLINT NOT NULL DEFAULT 0, ADD COLUMN "size_bytes" BIGINT;
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_positive" CHECK ("parts_done" >= 0 AND ("size_bytes" IS NULL OR "size_bytes" >= 0));
-- Asked for twice is asked for once.
CREATE UNIQUE INDEX "data_request_one_open" ON "data_request" ("user_id", "kind") WHERE "state" IN ('PENDING', 'RUNNING');
