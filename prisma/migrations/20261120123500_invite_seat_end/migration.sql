-- AlterTable
ALTER TABLE "invite" ADD COLUMN     "seat_ends_at" TIMESTAMPTZ(3);
