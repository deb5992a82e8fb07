import "server-only";
import { personTag } from "@/features/accounts/server/person-tag";
import type { Prisma } from "@/generated/prisma/client";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";

type WriteDeps = Pick<PersonDeps, "db" | "actor" | "now">;

/** One write to the asker's own profile; the public page that shows it is made again. */
export async function writeProfile(
  deps: WriteDeps,
  write: (tx: Tx, where: { userId: string; at: Date }) => Promise<unknown>,
): Promise<{ savedAt: Date }> {
  const userId = deps.actor.id;
  const at = deps.now();
  await deps.db.$transaction(async (tx) => {
    await write(tx, { userId, at });
    await touchTags(tx, [personTag(userId)]);
  });
  return { savedAt: at };
}

/** People who came before there were profiles get theirs with their first word. */
export const setProfile = (tx: Tx, userId: string, data: Omit<Prisma.ProfileUncheckedCreateInput, "userId">) =>
  tx.profile.upsert({ where: { userId }, create: { ...data, userId }, update: data });
