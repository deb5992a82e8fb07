import "server-only";
import type { SendMailOptions, Transporter } from "nodemailer";
import { env } from "@/env/server";
import { holdsSecret } from "@/features/mail/kinds";
import type { OutboxMail } from "@/generated/prisma/client";
import { readBrand } from "@/server/brand/read-brand";
import { ownName, type StoredBrand } from "@/server/brand/stored-brand";
import type { Db } from "@/server/db/client";
import { letterDocument } from "@/server/mail/mail-letter";

/** One that no mail server would take: shown where none is set, and then only in the outbox. */
const nobody = "Lectern <no-reply@localhost>";

/** Whom an email comes from: the address of MAIL_FROM, under the name that an admin has given the site. */
export function senderOf({ name }: Pick<StoredBrand, "name">): string | { name: string; address: string } {
  const from = env.MAIL_FROM ?? nobody;
  if (name === ownName) return from;
  return { name, address: /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from };
}

/** The mail as it goes to a server. Its Message-ID is that of its row, however often it is handed over. */
export const messageOf = (mail: OutboxMail, brand: StoredBrand): SendMailOptions => ({
  from: senderOf(brand),
  replyTo: brand.support || undefined,
  to: { name: "", address: mail.toAddress },
  subject: mail.subject,
  messageId: mail.messageId,
  date: mail.createdAt,
  text: mail.text,
  html: letterDocument(mail.subject, mail.html),
  headers: { ...(mail.headers as Record<string, string>), "Auto-Submitted": "auto-generated" },
  // Nothing of an email is ever read from a disk or fetched.
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The server said that it will never take this mail, for its address or its words. */
const isFinal = (error: unknown): boolean => {
  const code = (error as { responseCode?: unknown }).responseCode;
  return typeof code === "number" && code >= 500 && code < 600;
};

export type Handed = "sent" | "held" | "failed" | "done before";

/**
 * Hands one queued mail over, or keeps it for the outbox where there is no mail server. A process that dies between the
 * server's word and the record hands the same mail over again, with the same Message-ID; nothing else repeats.
 * @throws the server's error where trying again may help; on the last try the mail is marked as failed instead.
 */
export async function sendMail(
  { db, transport, now }: { db: Db; transport: Transporter | null; now: () => Date },
  { mailId, isLastTry }: { mailId: string; isLastTry: boolean },
): Promise<Handed> {
  const mail = await db.outboxMail.findUnique({ where: { id: mailId } });
  if (mail?.state !== "QUEUED") return "done before";
  const where = { id: mailId, state: "QUEUED" as const };
  if (!transport) {
    await db.outboxMail.updateMany({ where, data: { state: "HELD" } });
    return "held";
  }
  try {
    await transport.sendMail(messageOf(mail, await readBrand(db)));
  } catch (error) {
    const isOver = isLastTry || isFinal(error);
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 1000);
    const state = isOver ? ("FAILED" as const) : ("QUEUED" as const);
    await db.outboxMail.updateMany({ where, data: { state, lastError, attempts: { increment: 1 } } });
    if (!isOver) throw error;
    return "failed";
  }
  await db.outboxMail.updateMany({
    where,
    data: {
      state: "SENT",
      sentAt: now(),
      lastError: null,
      attempts: { increment: 1 },
      ...(holdsSecret(mail.kind) ? { html: "", text: "" } : {}),
    },
  });
  return "sent";
}
