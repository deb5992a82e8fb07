import "server-only";
import type { LoginMethod } from "@/generated/prisma/enums";
import { addDays } from "@/lib/time";
import { absoluteDays, idleDays } from "@/server/auth/load-actor";
import type { Tx } from "@/server/db/client";
import { deviceTypeOf } from "../rules";

interface Origin {
  now: () => Date;
  ip: string | null;
  userAgent: string;
}

interface Entry {
  loginMethod?: Exclude<LoginMethod, "IMPERSONATION">;
  /** Must confirm itself before it changes anything about the account. */
  isSuspicious?: boolean;
}

/** One row a sign-in; its id goes into the token. */
export async function startSession(
  db: Tx,
  userId: string,
  { now, ip, userAgent }: Origin,
  { loginMethod = "PASSWORD", isSuspicious = false }: Entry = {},
): Promise<string> {
  const at = now();
  const { id } = await db.userSession.create({
    data: {
      userId,
      loginMethod,
      deviceType: deviceTypeOf(userAgent),
      userAgent: userAgent.slice(0, 1000),
      ipAddress: ip,
      isSuspicious,
      securityNotes: isSuspicious ? "new device after wrong passwords" : "",
      createdAt: at,
      lastActivityAt: at,
      idleExpiresAt: addDays(at, idleDays),
      expiresAt: addDays(at, absoluteDays),
    },
    select: { id: true },
  });
  return id;
}

/** Ends a sign-in: the next request that carries its token is a guest's. Safe to repeat. */
export async function endSession(db: Tx, sessionId: string, now: Date): Promise<void> {
  await db.userSession.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } });
}
