-- What /admin/users looks for: any part of a name, whatever its accents, of a user name or of an address, among 100,000 people.
CREATE INDEX "users_name_trigrams" ON "users" USING GIN (lectern_unaccent(lower("name")) gin_trgm_ops);
CREATE INDEX "users_username_trigrams" ON "users" USING GIN (lower("username") gin_trgm_ops);
CREATE INDEX "email_address_trigrams" ON "email_address" USING GIN (lower("email_key") gin_trgm_ops);

-- Who has proved no address: few among many.
CREATE INDEX "email_address_unproved" ON "email_address" ("user_id") WHERE "is_primary" AND "verified_at" IS NULL;
