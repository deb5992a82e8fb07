-- A question that is answered with files. By itself, since a new value can't be used in the transaction that adds it.
ALTER TYPE "question_type" ADD VALUE 'FILE_UPLOAD';
