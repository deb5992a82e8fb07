-- CreateTable
CREATE TABLE "released_username" (
    "username" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "released_username_pkey" PRIMARY KEY ("username")
);

-- CreateIndex
CREATE INDEX "released_username_user_id_idx" ON "released_username"("user_id");

-- AddForeignKey
ALTER TABLE "released_username" ADD CONSTRAINT "released_username_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
