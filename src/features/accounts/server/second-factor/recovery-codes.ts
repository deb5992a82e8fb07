import "server-only";
import { createHmac, hkdfSync, randomInt } from "node:crypto";
import { authSecret } from "@/env/secrets";
import { codeKey, recoveryCodeCount } from "@/features/accounts/second-factor";
import type { Tx } from "@/server/db/client";

/** Without letters and figures that are taken for one another. */
const signs = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const length = 10;

const makeCode = (): string => Array.from({ length }, () => signs[randomInt(signs.length)]).join("");

/** Fifty bits are few for a plain digest, so what is stored is worth nothing without the secret of the installation. */
export function hashOfRecoveryCode(userId: string, code: string): string {
  const key = Buffer.from(hkdfSync("sha256", authSecret(), "", "lectern recovery codes v1", 32));
  return createHmac("sha256", key)
    .update(`${userId} ${codeKey(code)}`)
    .digest("base64url");
}

/** A new set in place of the old one, as it is shown this once: "ABCDE-FGH23". */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < recoveryCodeCount) codes.add(makeCode());
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: [...codes].map((code) => ({ userId, codeHash: hashOfRecoveryCode(userId, code) })),
  });
  return [...codes].map((code) => `${code.slice(0, length / 2)}-${code.slice(length / 2)}`);
}
