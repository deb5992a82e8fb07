import "server-only";
import { createHash } from "node:crypto";
import type { Deps } from "@/server/trpc/context";
import { emailKey } from "../rules";
import { isPasswordRight } from "./password-hash";

type Asking = Pick<Deps, "db" | "ip" | "userAgent">;

/** The person with this address and password, or null. Every try is logged; an unknown address only as a hash. */
export async function checkPassword(
  { db, ip, userAgent }: Asking,
  email: string,
  password: string,
): Promise<{ userId: string } | null> {
  const key = emailKey(email);
  const address = await db.emailAddress.findFirst({
    where: { emailKey: key, OR: [{ isPrimary: true }, { verifiedAt: { not: null } }] },
    orderBy: { verifiedAt: { sort: "asc", nulls: "last" } },
    select: { user: { select: { id: true, passwordHash: true, isActive: true, anonymizedAt: true } } },
  });
  const user = address?.user ?? null;
  const isRight = await isPasswordRight(user?.passwordHash ?? null, password);
  const mayEnter = user?.isActive === true && user.anonymizedAt === null;
  const failureReason = !user ? "unknown_address" : !isRight ? "wrong_password" : mayEnter ? null : "inactive";
  await db.loginLog.create({
    data: {
      userId: user?.id ?? null,
      emailHash: createHash("sha256").update(key).digest("hex"),
      ipAddress: ip,
      userAgent: userAgent.slice(0, 1000),
      isSuccessful: failureReason === null,
      failureReason,
    },
  });
  return user && failureReason === null ? { userId: user.id } : null;
}
