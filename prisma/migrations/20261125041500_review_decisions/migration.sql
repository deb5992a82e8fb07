-- What was decided on lately is counted whenever the admin area is opened: along an index, not over all reviews.
CREATE INDEX "review_state_decided_at_idx" ON "review"("state", "decided_at");

-- Few reviews are ever appealed: those are counted by themselves.
CREATE INDEX "review_appealed" ON "review"("state", "decided_at") WHERE "appealed_at" IS NOT NULL;
