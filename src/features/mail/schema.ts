import { z } from "zod";

/** Kept here because there is no mail server, waiting, sent, failed. */
export const outboxShelves = ["kept", "waiting", "sent", "failed"] as const;
export type OutboxShelf = (typeof outboxShelves)[number];

export const ListMails = z.object({
  shelf: z.enum(outboxShelves),
  /** Id of the last mail of the page before. */
  before: z.uuid().nullable(),
});
export type ListMails = z.infer<typeof ListMails>;

/** The id in an address, or null where none stands there. */
export const idIn = (text: string | string[] | undefined): string | null => z.uuid().safeParse(text).data ?? null;

export const MailRef = z.object({ mailId: z.uuid() });

export const RefusalToken = z.object({ token: z.string().min(20).max(200) });
