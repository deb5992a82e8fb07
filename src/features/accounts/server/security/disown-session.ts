import "server-only";
import { deviceNames } from "@/features/accounts/device-words";
import { resetAsked } from "@/features/accounts/events";
import { deviceTypeOf } from "@/features/accounts/rules";
import type { Device } from "@/features/accounts/server/security/get-security";
import { AppError } from "@/lib/app-error";
import { addDays } from "@/lib/time";
import { subjectOfToken } from "@/server/auth/secret-token";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";

/** Days for which the link of the mail about a new device works. */
const openDays = 30;
const disowned = "disowned by its owner";

export interface DoubtedSession extends Device {
  startedAt: Date;
  /** The link was used: the sign-in is ended. */
  isDisowned: boolean;
}

async function findDoubted({ db, now }: Pick<Deps, "db" | "now">, token: string) {
  const id = subjectOfToken(token);
  const session =
    id &&
    (await db.userSession.findUnique({
      where: { id },
      select: { id: true, userId: true, userAgent: true, createdAt: true, securityNotes: true },
    }));
  if (!session || addDays(session.createdAt, openDays) <= now()) throw new AppError("NOT_FOUND", "common.not_found");
  return session;
}

/** What the link of an email about a new device is about. @throws AppError NOT_FOUND for one that is not ours, or too old. */
export async function getDoubtedSession(
  deps: Pick<Deps, "db" | "now">,
  { token }: { token: string },
): Promise<DoubtedSession> {
  const { userAgent, createdAt, securityNotes } = await findDoubted(deps, token);
  return {
    ...deviceNames(userAgent),
    type: deviceTypeOf(userAgent),
    startedAt: createdAt,
    isDisowned: securityNotes === disowned,
  };
}

/**
 * Ends a sign-in that was not its owner's and emails the link to a new password, once: the link of the mail opens nothing else,
 * for it holds longer than a link to a new password may. A second use changes nothing.
 * @throws AppError NOT_FOUND
 */
export async function disownSession(
  deps: Pick<Deps, "db" | "now" | "ip">,
  { token }: { token: string },
): Promise<void> {
  const { id, userId } = await findDoubted(deps, token);
  const at = deps.now();
  await deps.db.$transaction(async (tx) => {
    await tx.userSession.updateMany({ where: { id, endedAt: null }, data: { endedAt: at } });
    const { count } = await tx.userSession.updateMany({
      where: { id, securityNotes: { not: disowned } },
      data: { securityNotes: disowned, isSuspicious: true },
    });
    if (count === 0) return;
    const address = await tx.emailAddress.findFirst({ where: { userId, isPrimary: true }, select: { id: true } });
    await appendEvent(tx, resetAsked({ emailAddressId: address?.id ?? null, ip: deps.ip }));
  });
}
