-- What a grader writes again and again, to be put into a comment.
CREATE TABLE "saved_comment" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_comment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "saved_comment_user_id_idx" ON "saved_comment"("user_id");
ALTER TABLE "saved_comment" ADD CONSTRAINT "saved_comment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
