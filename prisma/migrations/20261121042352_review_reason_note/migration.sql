-- AlterTable
ALTER TABLE "review" ADD COLUMN     "reason_note" TEXT NOT NULL DEFAULT '';
