-- A program: graded by a person, or by the output that the student's own run of it had.
ALTER TYPE "question_type" ADD VALUE 'CODE';
