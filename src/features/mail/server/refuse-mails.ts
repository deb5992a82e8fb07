import "server-only";
import { emailKey, veiled } from "@/features/accounts/rules";
import { isMailKind, type MailKind } from "@/features/mail/kinds";
import { isRefused } from "@/features/mail/server/queue-mail";
import { AppError } from "@/lib/app-error";
import { subjectOfToken } from "@/server/auth/secret-token";
import type { Db } from "@/server/db/client";

export interface Refusable {
  kind: MailKind;
  /** Enough to know it again: the link may have been passed on. */
  address: string;
  isRefused: boolean;
}

async function findMail(db: Db, token: string) {
  const id = subjectOfToken(token);
  const mail =
    id && (await db.outboxMail.findUnique({ where: { id }, select: { kind: true, toAddress: true, userId: true } }));
  if (!mail || !isMailKind(mail.kind)) throw new AppError("NOT_FOUND", "common.not_found");
  return { kind: mail.kind, address: mail.toAddress, key: emailKey(mail.toAddress), userId: mail.userId };
}

/** What the link of an email lets its reader refuse. @throws AppError NOT_FOUND for a link that is not ours, or too old. */
export async function getRefusable({ db }: { db: Db }, token: string): Promise<Refusable> {
  const { kind, address, userId } = await findMail(db, token);
  return { kind, address: veiled(address), isRefused: await isRefused(db, { to: address, kind, userId }) };
}

/** No more emails of this kind to this address, or again. Doing it twice changes nothing. @throws AppError NOT_FOUND */
export async function refuseMails(
  { db }: { db: Db },
  { token, isRefused }: { token: string; isRefused: boolean },
): Promise<void> {
  const { kind, key, userId } = await findMail(db, token);
  if (isRefused) await db.mailRefusal.createMany({ data: { emailKey: key, kind }, skipDuplicates: true });
  else {
    await db.mailRefusal.deleteMany({ where: { emailKey: key, kind } });
    // The person's own choice stops them as well: asking for them again takes both back.
    await db.$executeRaw`
      UPDATE user_preference SET mail_choices = mail_choices #- ARRAY[${kind}, 'email'] WHERE user_id = ${userId}::uuid`;
  }
}
