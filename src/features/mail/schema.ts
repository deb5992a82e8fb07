import { z } from "zod";
import { storable } from "@/lib/typed-text";

/** Kept here because there is no mail server, waiting, sent, failed. */
export const outboxTabs = ["kept", "waiting", "sent", "failed"] as const;
export type OutboxTab = (typeof outboxTabs)[number];

/** Characters of a search. */
export const mostSearched = 200;

export const ListMails = z.object({
  tab: z.enum(outboxTabs),
  /** Part of an address or a subject; nothing means all. */
  q: storable(mostSearched).default(""),
  /** Id of the last mail of the page before. */
  before: z.uuid().nullable(),
});
export type ListMails = z.infer<typeof ListMails>;

/** The id in an address, or null where none is there. */
export const idIn = (text: string | string[] | undefined): string | null => z.uuid().safeParse(text).data ?? null;

export const MailRef = z.object({ mailId: z.uuid() });

export const RefusalToken = z.object({ token: z.string().min(20).max(200) });

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The words that an address searches for; none if they cannot be read. */
export const wordsIn = (query: Query): string => ListMails.shape.q.catch("").parse(query.q);

/** The address of a tab, searched, from an email on, or with one mail open. */
export function outboxAddress(
  tab: OutboxTab,
  { q = "", mail, before }: { q?: string; mail?: string; before?: string } = {},
): string {
  const query = new URLSearchParams({ tab });
  if (q) query.set("q", q);
  if (before) query.set("before", before);
  if (mail) query.set("mail", mail);
  return `/admin/outbox?${query}`;
}
