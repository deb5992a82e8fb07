import { type KeptKind, keptStore } from "@/lib/kept/kept-store";
import { namesBefore, takeOver } from "@/lib/kept/take-over";
import { uuidV7 } from "@/lib/uuid-v7";

/** What someone writes and has not sent yet, with the id under which it will be stored: sent twice it is stored once. */
export interface KeptWords {
  id: string;
  title: string;
  content: string;
}

/** Who writes, and what it is about. */
export interface WordsOf {
  writerId: string;
  about: string;
}

const words: KeptKind<KeptWords> = {
  name: "words",
  parse: (kept) => {
    const { id, title, content } = (kept ?? {}) as Partial<Record<keyof KeptWords, unknown>>;
    const isWhole = typeof id === "string" && typeof title === "string" && typeof content === "string";
    return isWhole ? { id, title, content } : null;
  },
};

export async function readWords({ writerId, about }: WordsOf): Promise<KeptWords | null> {
  const kept = keptStore.of(writerId, words);
  takeOver(kept, `lectern.talk.${writerId}.${about}`, { under: [about] });
  return (await kept.read([about]))?.value ?? null;
}

export const newWords = (title = "", content = ""): KeptWords => ({ id: uuidV7(), title, content });

/** Null forgets them. Resolves to whether they are on this device now. */
export async function keepWords({ writerId, about }: WordsOf, typed: KeptWords | null): Promise<boolean> {
  const kept = keptStore.of(writerId, words);
  if (typed) return kept.write([about], typed);
  await kept.remove([about]);
  return false;
}

/** An earlier release kept announcements without saying whose they are: they are shown to no one. */
export function forgetUnnamedAnnouncements(): void {
  for (const name of namesBefore("lectern.talk.announcement.")) localStorage.removeItem(name);
}
