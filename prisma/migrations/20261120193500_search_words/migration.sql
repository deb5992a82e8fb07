-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "search_word_trigrams" ON "search_word" USING GIN ("word" gin_trgm_ops);

-- The words of a document as they are written, for the documents that stand there already and for those to come.
CREATE FUNCTION search_document_words(title text, body text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT w FROM unnest(tsvector_to_array(to_tsvector('simple'::regconfig, lectern_unaccent(title || ' ' || left(body, 400000))))) AS w
   WHERE length(w) BETWEEN 3 AND 40 AND w !~ '[-0-9./:@_]'
$$;
INSERT INTO "search_word" ("word")
SELECT DISTINCT w FROM "search_document" d, search_document_words(d."title", d."body") AS w ORDER BY w;
