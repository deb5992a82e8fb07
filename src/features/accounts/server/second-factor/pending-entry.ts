import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { codeMinutes } from "@/features/accounts/second-factor";
import { addMinutes } from "@/lib/time";
import { openSealed, sealText } from "@/server/auth/sealed-text";
import type { Asking, Checked } from "../check-password";
import { hasFactor } from "./has-factor";

const purpose = "pending sign-ins v1";

const Pending = z.object({
  userId: z.uuid(),
  /** Of the try that the password was right in. */
  logId: z.uuid(),
  method: z.enum(["PASSWORD", "GOOGLE", "GITHUB", "OIDC"]),
  /** Another password meanwhile, and the proof is worth nothing. */
  passwordMark: z.string(),
});
type Pending = z.infer<typeof Pending>;

const markOf = (passwordHash: string | null) =>
  createHash("sha256")
    .update(passwordHash ?? "")
    .digest("base64url");

/**
 * Null for someone without a second factor. Otherwise the proof that all but the code was right, for a cookie: sealed, good for
 * some minutes, and nothing that a session could be made of. The try stays a wrong one until the code has come.
 */
export async function beginEntry(
  { db }: Pick<Asking, "db">,
  { userId, logId, passwordHash }: Checked,
  method: Pending["method"],
): Promise<string | null> {
  if (!(await hasFactor(db, userId))) return null;
  await db.loginLog.update({ where: { id: logId }, data: { failureReason: "no_code" } });
  const pending: Pending = { userId, logId, method, passwordMark: markOf(passwordHash) };
  return sealText(purpose, "", JSON.stringify(pending));
}

export interface Waiting extends Pending {
  passwordHash: string | null;
  isDemo: boolean;
  emailKey: string;
  failedLoginAttempts: number;
  temporaryBanUntil: Date | null;
}

function readPending(cookie: string | null): Pending | null {
  const text = cookie ? openSealed(purpose, "", cookie) : null;
  return text === null ? null : Pending.parse(JSON.parse(text));
}

/** Whose code is waited for, or null when the time is over, the sign-in done, or the password another one. */
export async function findWaiting(
  { db, now }: Pick<Asking, "db" | "now">,
  cookie: string | null,
): Promise<Waiting | null> {
  const pending = readPending(cookie);
  if (!pending) return null;
  const log = await db.loginLog.findFirst({
    where: {
      id: pending.logId,
      userId: pending.userId,
      isSuccessful: false,
      createdAt: { gt: addMinutes(now(), -codeMinutes) },
      user: { isActive: true, anonymizedAt: null },
    },
    select: {
      user: {
        select: {
          passwordHash: true,
          isDemo: true,
          failedLoginAttempts: true,
          temporaryBanUntil: true,
          emailAddresses: { where: { isPrimary: true }, select: { emailKey: true } },
        },
      },
    },
  });
  if (!log?.user || markOf(log.user.passwordHash) !== pending.passwordMark) return null;
  const { emailAddresses, ...person } = log.user;
  return { ...pending, ...person, emailKey: emailAddresses[0]?.emailKey ?? pending.userId };
}
