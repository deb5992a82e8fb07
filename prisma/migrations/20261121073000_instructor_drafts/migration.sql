-- AlterEnum
ALTER TYPE "instructor_state" ADD VALUE 'DRAFT' BEFORE 'PENDING';

-- AlterTable
ALTER TABLE "instructor_profile" ADD COLUMN     "applied_at" TIMESTAMPTZ(3);
