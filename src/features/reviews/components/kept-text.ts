import { type KeptKind, keptStore } from "@/lib/kept/kept-store";

/** Whose words about which review: the team's reply, or why its writer asks for a second look. */
export interface TextOf {
  writerId: string;
  reviewId: string;
  what: "reply" | "appeal";
}

const text: KeptKind<string> = { name: "review-text", parse: (kept) => (typeof kept === "string" ? kept : null) };

/** What an earlier visit on this device did not send. */
export async function readText({ writerId, reviewId, what }: TextOf): Promise<string | null> {
  return (await keptStore.of(writerId, text).read([reviewId, what]))?.value ?? null;
}

/** Null forgets it. Resolves to whether it is on this device now. */
export async function keepText({ writerId, reviewId, what }: TextOf, typed: string | null): Promise<boolean> {
  const kept = keptStore.of(writerId, text);
  if (typed !== null) return kept.write([reviewId, what], typed);
  await kept.remove([reviewId, what]);
  return false;
}
