import { imagesAsWords } from "@/features/media/image-markdown";

const mostRead = 2_000;
const mostShown = 200;

/** What a question of a list begins with: at most 200 characters of its text, with descriptions in place of images. */
export const firstWords = (text: string): string => imagesAsWords(text.slice(0, mostRead)).trim().slice(0, mostShown);
