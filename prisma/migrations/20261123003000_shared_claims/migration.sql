-- Several accounts may claim an address until one of them proves it: an account that somebody made with another person's
-- address must not keep that person from signing up. "email_address_verified_once" still gives a proved address one owner.
DROP INDEX "email_address_primary_once";

-- A reset link proves the address that it was sent to.
ALTER TABLE "password_reset" ADD COLUMN "email_address_id" UUID;
CREATE INDEX "password_reset_email_address_id_idx" ON "password_reset"("email_address_id");
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_email_address_id_fkey" FOREIGN KEY ("email_address_id") REFERENCES "email_address"("id") ON DELETE CASCADE ON UPDATE CASCADE;
