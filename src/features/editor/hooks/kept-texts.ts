"use client";
import { useEffect, useState } from "react";
import { type KeptKind, keptStore } from "@/lib/kept/kept-store";
import type { LocalCopy } from "./autosave";
import { recoveredCopies } from "./recovered-copies";

type TextCopy = Omit<LocalCopy, "keptAt">;

export const keptText: KeptKind<TextCopy> = {
  name: "text",
  parse: (kept) => {
    const { baseRevision, value, seen } = (kept ?? {}) as Record<keyof TextCopy, unknown>;
    if (typeof value !== "string") return null;
    if (typeof baseRevision !== "number" && typeof baseRevision !== "string") return null;
    return { baseRevision, value, seen: Array.isArray(seen) ? seen.map(String) : [] };
  },
};

/** Whose text it is, of which lesson, and which of its texts. */
export interface TextOf {
  viewerId: string;
  lessonId: string;
  name: string;
}

/** What an autosave does with the copy of its text on this device. */
export function keptTextOf({ viewerId, lessonId, name }: TextOf) {
  const kept = keptStore.of(viewerId, keptText);
  return {
    keep: ({ keptAt: _, ...copy }: LocalCopy): Promise<boolean> => kept.write([lessonId, name], copy),
    forget: (): void => void kept.remove([lessonId, name]),
  };
}

export type TextCopies = ReadonlyMap<string, LocalCopy>;

/** The copies that this device has of a lesson's texts, by the names of these; null until they are read. */
export function useTextCopies(viewerId: string, lessonId: string): TextCopies | null {
  const [found, setFound] = useState<{ lessonId: string; copies: TextCopies } | null>(null);
  useEffect(() => {
    let isHere = true;
    void (async () => {
      await recoveredCopies(viewerId);
      const entries = await keptStore.of(viewerId, keptText).list([lessonId]);
      const copies = new Map(entries.map(({ id: [, name = ""], value, keptAt }) => [name, { ...value, keptAt }]));
      if (isHere) setFound({ lessonId, copies });
    })();
    return () => {
      isHere = false;
    };
  }, [viewerId, lessonId]);
  return found?.lessonId === lessonId ? found.copies : null;
}
