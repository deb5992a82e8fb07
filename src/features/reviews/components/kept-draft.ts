import * as z from "zod";
import { type KeptKind, keptStore } from "@/lib/kept/kept-store";
import { takeOver } from "@/lib/kept/take-over";

/** What is typed and not sent yet, as far as it was typed. */
const KeptDraft = z.object({ rating: z.number().nullable(), title: z.string(), content: z.string() });
export type KeptDraft = z.infer<typeof KeptDraft>;

/** Whose review of which course. */
export interface DraftOf {
  readerId: string;
  courseId: string;
}

const review: KeptKind<KeptDraft> = { name: "review", parse: (kept) => KeptDraft.safeParse(kept).data ?? null };

/** What an earlier visit on this device did not send. */
export async function readDraft({ readerId, courseId }: DraftOf): Promise<KeptDraft | null> {
  const kept = keptStore.of(readerId, review);
  takeOver(kept, `lectern.review.${readerId}.${courseId}`, { under: [courseId] });
  return (await kept.read([courseId]))?.value ?? null;
}

/** Null forgets it. Resolves to whether it is on this device now. */
export async function keepDraft({ readerId, courseId }: DraftOf, draft: KeptDraft | null): Promise<boolean> {
  const kept = keptStore.of(readerId, review);
  if (draft) return kept.write([courseId], draft);
  await kept.remove([courseId]);
  return false;
}
