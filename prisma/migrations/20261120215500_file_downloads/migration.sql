-- AlterTable
ALTER TABLE "stored_file" ADD COLUMN     "download_count" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "file_download" (
    "file_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "visitor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_download_pkey" PRIMARY KEY ("file_id","day","visitor")
);

-- AddForeignKey
ALTER TABLE "file_download" ADD CONSTRAINT "file_download_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Counters never go below zero.
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_download_count_positive" CHECK ("download_count" >= 0);
