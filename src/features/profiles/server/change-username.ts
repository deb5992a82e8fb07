import "server-only";
import * as z from "zod";
import { personTag } from "@/features/accounts/server/person-tag";
import { usernameProblem } from "@/features/profiles/rules";
import type { ChangeUsername } from "@/features/profiles/schema";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { touchTags } from "@/server/cache/tag-cache";
import { queryRows } from "@/server/db/query-rows";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";

/** Each change keeps a name from everybody else. */
const changes = { name: "profiles.username", points: 5, windowSeconds: 86_400 };

/**
 * Takes another user name. The old one leads nowhere and stays with its person: no one else gets it, they may take it up again.
 * Asking for the name that one has does nothing. @throws AppError RULE_BROKEN `profiles.username_*`, CONFLICT
 * `profiles.username_taken`, QUOTA_EXCEEDED
 */
export async function changeUsername(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  { username }: ChangeUsername,
): Promise<{ username: string }> {
  const userId = deps.actor.id;
  const problem = usernameProblem(username);
  if (problem) throw new AppError("RULE_BROKEN", `profiles.${problem}`);
  const { username: current } = await deps.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { username: true },
  });
  if (current === username) return { username };
  await spend(deps, changes, userId);
  await deps.db.$transaction(async (tx) => {
    // The lock: of two changes at once by one person each gives up the name that it found.
    const [row] = await queryRows(tx, () => z.strictObject({ username: z.string() }))`
      SELECT "username" FROM "users" WHERE "id" = ${userId}::uuid FOR UPDATE`;
    if (!row || row.username === username) return;
    await takeUsername(() => tx.user.update({ where: { id: userId }, data: { username, updatedAt: deps.now() } }));
    // Looked up after the unique index let the name pass: whoever gave it up meanwhile has said so by now.
    const holder = await tx.releasedUsername.findUnique({ where: { username } });
    if (holder && holder.userId !== userId) throw taken();
    await tx.releasedUsername.deleteMany({ where: { username } });
    await tx.releasedUsername.create({ data: { username: row.username, userId, releasedAt: deps.now() } });
    await touchTags(tx, [personTag(userId)]);
  });
  return { username };
}

const taken = () => new AppError("CONFLICT", "profiles.username_taken");

async function takeUsername(take: () => Promise<unknown>): Promise<void> {
  try {
    await take();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") throw taken();
    throw error;
  }
}
