import "server-only";
import type { Deps } from "@/server/trpc/context";
import { ContentFilters, countFilters } from "../schema";

/** What is stored of a person's filters, as far as it can be read. */
export const readContentFilters = (stored: unknown): ContentFilters =>
  ContentFilters.safeParse(stored).data ?? ContentFilters.parse({});

/** The filters that a person's catalog starts with; null for strangers, who are not even looked up, and where none is set. */
export async function getPreset({ db, actor }: Pick<Deps, "db" | "actor">): Promise<ContentFilters | null> {
  if (actor.kind !== "person") return null;
  const stored = await db.userPreference.findUnique({
    where: { userId: actor.id },
    select: { contentFilters: true },
  });
  const preset = readContentFilters(stored?.contentFilters);
  return countFilters(preset) === 0 ? null : preset;
}
