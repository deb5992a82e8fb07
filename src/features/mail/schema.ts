import { z } from "zod";
import { storable } from "@/lib/typed-text";

/** Kept here because there is no mail server, waiting, sent, failed. */
export const outboxShelves = ["kept", "waiting", "sent", "failed"] as const;
export type OutboxShelf = (typeof outboxShelves)[number];

/** Characters of a search. */
export const mostSearched = 200;

export const ListMails = z.object({
  shelf: z.enum(outboxShelves),
  /** Part of an address or a subject; nothing means all. */
  q: storable(mostSearched).default(""),
  /** Id of the last mail of the page before. */
  before: z.uuid().nullable(),
});
export type ListMails = z.infer<typeof ListMails>;

/** The id in an address, or null where none stands there. */
export const idIn = (text: string | string[] | undefined): string | null => z.uuid().safeParse(text).data ?? null;

export const MailRef = z.object({ mailId: z.uuid() });

export const RefusalToken = z.object({ token: z.string().min(20).max(200) });

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The words that an address searches for; none if they cannot be read. */
export const wordsIn = (query: Query): string => ListMails.shape.q.catch("").parse(query.q);

/** The address of a shelf, searched, from a mail on, or with one mail open. */
export function outboxAddress(
  shelf: OutboxShelf,
  { q = "", mail, before }: { q?: string; mail?: string; before?: string } = {},
): string {
  const query = new URLSearchParams({ shelf });
  if (q) query.set("q", q);
  if (before) query.set("before", before);
  if (mail) query.set("mail", mail);
  return `/admin/outbox?${query}`;
}
