import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { accountLocked } from "@/features/accounts/events";
import { countedHours, freeTries, lockedUntil } from "@/features/accounts/lockout";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { queryRows } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import { type Limit, networkOf, spend } from "@/server/rate-limit/spend";
import type { Deps } from "@/server/trpc/context";

/** Wrong passwords from one network, for whatever accounts. Good ones are given back. */
export const triesOfNetwork: Limit = { name: "accounts.triesOfNetwork", points: 100, windowSeconds: 900 };
/** Wrong passwords on a device that the person has signed in with before: no one else can use these up. */
export const triesOfDevice: Limit = { name: "accounts.triesOfDevice", points: freeTries + 1, windowSeconds: 900 };

export interface Target {
  emailHash: string;
  /** Null for an address that no one has: everything below does the same for it. */
  person: { id: string; failedLoginAttempts: number; temporaryBanUntil: Date | null } | null;
  /** Of a device of this person; null for a new one. */
  deviceMark: string | null;
  /** What the log says while no one has been right: a code that follows a good password counts like a password. */
  wrong?: "wrong_code" | "interrupted";
  /** False for what no one guesses: no lock holds it up, and it brings none. */
  isGuess?: boolean;
}

export const hashOfAddress = (emailKey: string): string => createHash("sha256").update(emailKey).digest("hex");

export interface Taken {
  logId: string;
  /** Wrong passwords of strangers just before. */
  failures: number;
  /** Until when strangers were kept out before this try. */
  heldUntil: Date | null;
}

const nobody = "00000000-0000-0000-0000-000000000000";

const lockedFor = (until: Date, at: Date) =>
  new AppError("QUOTA_EXCEEDED", "accounts.locked", {
    retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000)),
  });

/** Too many from here or on this device: said as a lock is, for to the person it is one. */
async function spendTry(deps: Pick<Deps, "db" | "now" | "ip">, { deviceMark }: Target): Promise<void> {
  try {
    if (deviceMark) await spend(deps, triesOfDevice, deviceMark);
    else await spend(deps, triesOfNetwork, networkOf(deps.ip));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const retryAfterSeconds = Number(error.facts.retryAfterSeconds);
    throw new AppError("QUOTA_EXCEEDED", "accounts.locked", { retryAfterSeconds });
  }
}

/**
 * Writes a try down as a wrong one before the password is looked at, so that of many at once no more get through than of
 * some in turn; whoever turns out to be right takes it back. A device that the person has used before counts for itself and
 * is not held up by the lock (docs/decisions/0017-lockout.md).
 * @throws AppError QUOTA_EXCEEDED `accounts.locked` (facts: retryAfterSeconds); such a try is logged and prolongs nothing.
 */
export async function takeTry(deps: Pick<Deps, "db" | "now" | "ip" | "userAgent">, target: Target): Promise<Taken> {
  const { person, emailHash, deviceMark, isGuess = true } = target;
  const at = deps.now();
  await spendTry(deps, target);
  const { until, ...taken } = await deps.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in ${person?.id ?? emailHash}`}, 0))`;
    const [before] = await queryRows(tx, () =>
      z.strictObject({
        failures: z.number(),
        lastAt: z.date().nullable(),
        counted: z.number().nullable(),
        banUntil: z.date().nullable(),
      }),
    )`
      SELECT count(*)::int AS failures, max(l.created_at) AS "lastAt",
             (SELECT failed_login_attempts FROM users WHERE id = ${person?.id ?? nobody}::uuid) AS counted,
             (SELECT temporary_ban_until FROM users WHERE id = ${person?.id ?? nobody}::uuid) AS "banUntil"
        FROM login_log l
       WHERE l.failure_reason IN ('wrong_password', 'unknown_address', 'no_code', 'wrong_code')
         AND l.created_at > ${at}::timestamptz - make_interval(hours => ${countedHours})
         AND (l.user_id = ${person?.id ?? nobody}::uuid OR l.email_hash = ${emailHash})`;
    // The log forgets after a day; the person's own count is set back by a good sign-in, a reset or an admin.
    const failures = Math.min(before?.failures ?? 0, before?.counted ?? Number.POSITIVE_INFINITY);
    const heldUntil = person
      ? (before?.banUntil ?? null)
      : before?.lastAt
        ? lockedUntil(failures, before.lastAt)
        : null;
    const isLocked = isGuess && deviceMark === null && heldUntil !== null && heldUntil > at;
    const wrong = target.wrong ?? (person ? "wrong_password" : "unknown_address");
    const logId = uuidV7();
    await tx.loginLog.create({
      data: {
        id: logId,
        userId: person?.id ?? null,
        emailHash,
        ipAddress: deps.ip,
        userAgent: deps.userAgent.slice(0, 1000),
        isSuccessful: false,
        failureReason: isLocked ? "locked" : wrong,
        createdAt: at,
      },
      select: { id: true },
    });
    const counts = isGuess && !isLocked && deviceMark === null;
    const next = counts ? failures + 1 : failures;
    await tx.$executeRaw`
      UPDATE users SET failed_login_attempts = ${next},
             temporary_ban_until = ${counts ? lockedUntil(next, at) : heldUntil}::timestamptz
       WHERE id = ${person?.id ?? nobody}::uuid`;
    // Each further wrong one makes the same lock longer: it is told of once.
    if (counts && failures <= freeTries && next > freeTries) {
      await appendEvent(tx, accountLocked({ tryId: logId }));
    }
    return { logId, failures, heldUntil, until: isLocked ? heldUntil : null };
  });
  if (until) throw lockedFor(until, at);
  return taken;
}

/** A try that was written down for one person and turned out to be another's, who claims the same address. */
export async function moveTry(
  { db }: Pick<Deps, "db">,
  { logId, failures, heldUntil }: Taken,
  { from, to }: { from: { id: string }; to: { id: string } },
): Promise<void> {
  await db.$transaction([
    db.loginLog.update({ where: { id: logId }, data: { userId: to.id } }),
    db.user.update({
      where: { id: from.id },
      data: { failedLoginAttempts: failures, temporaryBanUntil: heldUntil },
      select: { id: true },
    }),
  ]);
}
