import "server-only";
import { env } from "@/env/server";
import { mailQueued } from "@/features/mail/events";
import type { ListMails, OutboxTab } from "@/features/mail/schema";
import type { MailState, Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { escapeLike } from "@/lib/escape-like";
import { appendAudit } from "@/server/audit/append-audit";
import { readBrand } from "@/server/brand/read-brand";
import { mailSource } from "@/server/mail/transport";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { messageOf, senderOf } from "./send-mail";

const states = { kept: "HELD", waiting: "QUEUED", sent: "SENT", failed: "FAILED" } as const satisfies Record<
  OutboxTab,
  MailState
>;

const onePage = 50;

export interface ListedMail {
  id: string;
  subject: string;
  toAddress: string;
  kind: string;
  createdAt: Date;
}

export interface Outbox {
  hasServer: boolean;
  counts: Record<OutboxTab, number>;
  mails: ListedMail[];
  /** For the next page; null on the last. */
  olderThan: string | null;
}

/** Part of the address or the subject, whatever its case. */
function matching(q: string): Prisma.OutboxMailWhereInput {
  if (q === "") return {};
  const contains = escapeLike(q);
  return { OR: [{ toAddress: { contains, mode: "insensitive" } }, { subject: { contains, mode: "insensitive" } }] };
}

/** Emails of one tab that match, newest first, and how many are in each. Two queries. */
export async function listMails({ db }: Pick<Deps, "db">, { tab, q, before }: ListMails): Promise<Outbox> {
  const found = matching(q);
  const [groups, mailsFound] = await Promise.all([
    db.outboxMail.groupBy({ by: ["state"], where: found, _count: true }),
    db.outboxMail.findMany({
      where: { state: states[tab], ...found },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      ...(before ? { cursor: { id: before }, skip: 1 } : {}),
      take: onePage + 1,
      select: { id: true, subject: true, toAddress: true, kind: true, createdAt: true },
    }),
  ]);
  const countOf = (state: MailState) => groups.find((group) => group.state === state)?._count ?? 0;
  const mails = mailsFound.slice(0, onePage);
  return {
    hasServer: env.SMTP_URL !== undefined,
    counts: {
      kept: countOf("HELD"),
      waiting: countOf("QUEUED"),
      sent: countOf("SENT"),
      failed: countOf("FAILED"),
    },
    mails,
    olderThan: mailsFound.length > onePage ? (mails.at(-1)?.id ?? null) : null,
  };
}

export interface ShownMail extends ListedMail {
  from: string;
  state: MailState;
  sentAt: Date | null;
  attempts: number;
  lastError: string | null;
  /** All three empty once its words were taken away. */
  html: string;
  text: string;
  source: string;
}

/** One mail as it would arrive. Two queries. @throws AppError NOT_FOUND */
export async function getMail({ db }: Pick<Deps, "db">, mailId: string): Promise<ShownMail> {
  const [mail, brand] = await Promise.all([db.outboxMail.findUnique({ where: { id: mailId } }), readBrand(db)]);
  if (!mail) throw new AppError("NOT_FOUND", "common.not_found");
  const { id, subject, toAddress, kind, createdAt, state, sentAt, attempts, lastError, html, text } = mail;
  const from = senderOf(brand);
  return {
    ...{ id, subject, toAddress, kind, createdAt, state, sentAt, attempts, lastError, html, text },
    from: typeof from === "string" ? from : `${from.name} <${from.address}>`,
    source: html === "" ? "" : await mailSource(messageOf(mail, brand)),
  };
}

/**
 * Sends one that failed, or that was kept while there was no mail server. Asking twice sends it once.
 * @throws AppError NOT_FOUND; RULE_BROKEN `mail.no_server`, `mail.words_gone`
 */
export async function sendAgain(deps: Pick<Deps, "db" | "actor" | "now" | "ip">, mailId: string): Promise<void> {
  if (!env.SMTP_URL) throw new AppError("RULE_BROKEN", "mail.no_server");
  await deps.db.$transaction(async (tx) => {
    const mail = await tx.outboxMail.findUnique({ where: { id: mailId }, select: { html: true } });
    if (!mail) throw new AppError("NOT_FOUND", "common.not_found");
    if (mail.html === "") throw new AppError("RULE_BROKEN", "mail.words_gone");
    const { count } = await tx.outboxMail.updateMany({
      where: { id: mailId, state: { in: ["FAILED", "HELD"] } },
      data: { state: "QUEUED", lastError: null },
    });
    if (count === 0) return;
    await appendEvent(tx, mailQueued({ mailId }));
    await appendAudit(tx, deps, { action: "mail.sendAgain", objectType: "OutboxMail", objectId: mailId });
  });
}
