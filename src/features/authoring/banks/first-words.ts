import { markdownWords } from "@/features/media/markdown-words";

const mostRead = 2_000;
const mostShown = 200;

/** What a question of a list begins with: at most 200 characters of its words, with descriptions in place of images. */
export const firstWords = (text: string): string => markdownWords(text.slice(0, mostRead)).slice(0, mostShown).trim();
