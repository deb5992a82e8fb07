import { uuidV7 } from "@/lib/uuid-v7";

/** What someone writes and has not sent yet, with the id under which it will be stored: sent twice it is stored once. */
export interface KeptWords {
  id: string;
  title: string;
  content: string;
}

/** Where this device keeps it: by who writes, since people share devices, and by what it is about. */
export const keptKey = ({ writerId, about }: { writerId: string; about: string }): string =>
  `lectern.talk.${writerId}.${about}`;

export function readWords(key: string): KeptWords | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Partial<KeptWords> | null;
    const isWhole = [kept?.id, kept?.title, kept?.content].every((part) => typeof part === "string");
    return isWhole ? (kept as KeptWords) : null;
  } catch {
    return null;
  }
}

export const newWords = (title = "", content = ""): KeptWords => ({ id: uuidV7(), title, content });

export function keepWords(key: string, words: KeptWords | null): void {
  try {
    if (words) localStorage.setItem(key, JSON.stringify(words));
    else localStorage.removeItem(key);
  } catch {
    // No storage in some private windows: the open page still has it.
  }
}
