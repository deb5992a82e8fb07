-- An image with areas to choose from.
ALTER TYPE "question_type" ADD VALUE 'HOTSPOT';
