-- The job that ends seats looks once a minute for the few whose end has passed.
CREATE INDEX "enrollment_ending" ON "enrollment" ("expires_at") WHERE "expires_at" IS NOT NULL AND "status" IN ('ACTIVE', 'SUSPENDED', 'COMPLETED');
