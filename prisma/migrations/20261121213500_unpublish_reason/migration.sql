-- AlterTable
ALTER TABLE "course" ADD COLUMN     "unpublish_reason" TEXT;
