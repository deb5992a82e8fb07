-- CreateIndex
CREATE INDEX "certificate_issued_at_id_idx" ON "certificate"("issued_at", "id");

-- The words that are printed, for whoever looks after certificates. The signs that the parser would take for an address or a file become spaces.
CREATE FUNCTION certificate_words(recipient text, course text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('simple'::regconfig, translate(lower(public.lectern_unaccent(recipient || ' ' || course)), './@_:-', '      '))
$$;
CREATE INDEX "certificate_words_idx" ON "certificate" USING GIN (certificate_words("recipient_name", "course_title"));

-- Few among many: their lists go in the same order without reading the rest.
CREATE INDEX "certificate_revoked_idx" ON "certificate" ("issued_at", "id") WHERE "revoked_at" IS NOT NULL;
CREATE INDEX "certificate_replaced_idx" ON "certificate" ("issued_at", "id") WHERE "superseded_at" IS NOT NULL;
