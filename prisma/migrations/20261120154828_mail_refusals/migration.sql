-- CreateTable
CREATE TABLE "mail_refusal" (
    "id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_refusal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_refusal_email_key_kind_key" ON "mail_refusal"("email_key", "kind");
