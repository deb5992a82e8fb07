-- CreateTable
-- Not logged: after a crash of Postgres counting begins anew, and until then a count costs no flush.
-- No index but the key, so that counting up changes none; room in each page for the new row beside the old.
CREATE UNLOGGED TABLE "request_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" BIGINT,

    CONSTRAINT "request_limit_pkey" PRIMARY KEY ("key")
) WITH (fillfactor = 60);
