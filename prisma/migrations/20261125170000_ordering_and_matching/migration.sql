-- Two more types of question, and a place for what only one type has: its shape is that type's own.
ALTER TYPE "question_type" ADD VALUE 'ORDERING';
ALTER TYPE "question_type" ADD VALUE 'MATCHING';
ALTER TABLE "question_version" ADD COLUMN "body" JSONB;
