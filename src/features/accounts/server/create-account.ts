import "server-only";
import { randomInt } from "node:crypto";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { type Role, system } from "@/policy/actor";
import { appendAudit } from "@/server/audit/append-audit";
import type { Db, Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { accountCreated, verificationAsked } from "../events";
import type { ProviderId } from "../providers";
import { emailKey, usernameFrom } from "../rules";
import type { SignUp } from "../schema";
import { dethroneOthers } from "./addresses/dethrone-others";
import { lockAddress, lockEverybodyWith } from "./addresses/lock-addresses";
import { hashPassword } from "./password-hash";
import { readClaimants } from "./read-claimants";
import { checkNewPassword } from "./security/check-new-password";

/** Whoever makes an admin does so from the server: by a command, or by the code that it printed. */
export const auditAdmin = (tx: Tx, userId: string, before: { role?: Role; isActive?: false }): Promise<void> =>
  appendAudit(
    tx,
    { actor: system, now: () => new Date(), ip: null },
    {
      ...{ action: "account.becomeAdmin", objectType: "user", objectId: userId, before },
      values: { role: "ADMIN", ...(before.isActive === false && { isActive: true }) },
    },
  );

class NameGivenUp extends Error {}

interface NewAccount extends Omit<SignUp, "password"> {
  /** Null for whoever comes in through a provider. */
  password: string | null;
  /** With a proved address: who only claims that address yields to it. */
  linked?: { provider: ProviderId; providerAccountId: string; label: string };
  role: Role;
  isDemo?: boolean;
  /** Set for addresses that need no proof: those an admin typed on the command line, and demo ones. */
  verifiedAt?: Date | null;
  /** The people who had or claimed the address before: with anyone else by now, nothing is made. */
  seen?: readonly string[];
}

/** Someone else has claimed the address since it was looked at. */
export class ClaimedMeanwhile extends Error {}

/**
 * Makes a person with one primary address. A proved one must be no one else's. An address without proof is only a claim, which
 * says nothing of whose it is: it is made beside other claims, and even where the address has an owner.
 * @throws ClaimedMeanwhile; AppError CONFLICT accounts.email_taken, RULE_BROKEN accounts.password_common or accounts.password_trivial
 */
export async function createAccount(
  db: Db,
  { name, email, password, role, isDemo = false, verifiedAt = null, linked, seen }: NewAccount,
): Promise<{ id: string }> {
  // Demo accounts have the password that the README prints.
  if (!isDemo && password !== null) checkNewPassword(password, { name, emails: [email] });
  const passwordHash = password === null ? null : await hashPassword(password);
  const wanted = usernameFrom(name);
  for (let tries = 0; tries < 20; tries++) {
    const username = tries === 0 ? wanted : `${wanted}-${randomInt(10 ** Math.min(2 + tries, 9))}`;
    try {
      return await db.$transaction(async (tx) => {
        await lockAddress(tx, emailKey(email));
        if (verifiedAt) {
          const owned = { emailKey: emailKey(email), verifiedAt: { not: null } };
          if ((await tx.emailAddress.count({ where: owned })) > 0)
            throw new AppError("CONFLICT", "accounts.email_taken");
          await lockEverybodyWith(tx, emailKey(email));
          await dethroneOthers(tx, emailKey(email), null);
        }
        if (seen) {
          const now = await readClaimants(tx, emailKey(email));
          if (now.some(({ id }) => !seen.includes(id))) throw new ClaimedMeanwhile();
        }
        const person = await tx.user.create({
          data: {
            username,
            name: name.trim(),
            role,
            passwordHash,
            isDemo,
            emailAddresses: { create: { email: email.trim(), emailKey: emailKey(email), isPrimary: true, verifiedAt } },
            profile: { create: {} },
            userPreference: { create: {} },
            ...(linked && { accounts: { create: linked } }),
          },
          select: { id: true, emailAddresses: { select: { id: true } } },
        });
        // Someone's former name leads nowhere, least of all to someone else.
        if (await tx.releasedUsername.findUnique({ where: { username } })) throw new NameGivenUp();
        if (role === "ADMIN" && !isDemo) await auditAdmin(tx, person.id, {});
        await appendEvent(tx, accountCreated({ userId: person.id }));
        const [address] = person.emailAddresses;
        if (address && !verifiedAt) {
          await appendEvent(tx, verificationAsked({ emailAddressId: address.id }));
        }
        return { id: person.id };
      });
    } catch (error) {
      if (error instanceof NameGivenUp) continue;
      if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
      // Which index refused: the name has a next try, the address has none.
      // (The message would not do: it quotes the source around the call.)
      if (!JSON.stringify(error.meta).includes("username")) throw new AppError("CONFLICT", "accounts.email_taken");
    }
  }
  throw new AppError("CONFLICT", "accounts.username_taken");
}
