import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { addDays } from "@/lib/time";
import type { Db } from "@/server/db/client";
import type { CreateFirstAdmin } from "../schema";
import { createAccount } from "./create-account";

const hashOf = (code: string): string =>
  createHash("sha256").update(code.replace(/[\s-]/g, "").toUpperCase()).digest("hex");

/** Whether someone can run the site. In demo mode the demo admin counts, elsewhere only a real one. */
export async function hasAdmin(db: Db, { countDemo }: { countDemo: boolean }): Promise<boolean> {
  const found = await db.user.findFirst({
    where: { role: "ADMIN", isActive: true, anonymizedAt: null, ...(countDemo ? {} : { isDemo: false }) },
    select: { id: true },
  });
  return found !== null;
}

/** A fresh one-time code for /setup, shown to whoever started the site; older ones stop working. */
export async function makeSetupCode(db: Db, now: Date): Promise<string> {
  const code = randomBytes(10).toString("hex").toUpperCase();
  await db.$transaction([
    db.setupCode.deleteMany({}),
    db.setupCode.create({ data: { codeHash: hashOf(code), expiresAt: addDays(now, 7) } }),
  ]);
  return code.replace(/(.{5})(?=.)/g, "$1-");
}

/**
 * Makes the first admin. The code's row is the lock: it is used up by the one who gets it.
 * @throws AppError RULE_BROKEN accounts.setup_code_wrong, CONFLICT accounts.setup_done, CONFLICT accounts.email_taken
 */
export async function createFirstAdmin(
  db: Db,
  input: CreateFirstAdmin,
  now: Date,
  countDemo: boolean,
): Promise<{ id: string }> {
  if (await hasAdmin(db, { countDemo })) throw new AppError("CONFLICT", "accounts.setup_done");
  const used = await db.setupCode.updateMany({
    where: { codeHash: hashOf(input.code), usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (used.count !== 1) throw new AppError("RULE_BROKEN", "accounts.setup_code_wrong");
  try {
    return await createAccount(db, { ...input, role: "ADMIN", verifiedAt: now });
  } catch (error) {
    await db.setupCode.updateMany({ where: { codeHash: hashOf(input.code) }, data: { usedAt: null } });
    throw error;
  }
}
