import "server-only";
import * as z from "zod";
import { cached } from "@/server/cache/tag-cache";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { keptMilliseconds, publicInstructors } from "./public-instructors";
import { instructorsTag } from "./touch-instructor";

/** A sitemap holds at most this many addresses, which it shares with those of courses. */
const most = 10_000;

/** What the sitemap lists: instructors whom everybody finds, and when each last changed what they say. */
export function listPublicAddresses({
  db,
  now,
}: Pick<Deps, "db" | "now">): Promise<{ username: string; revisedAt: Date }[]> {
  return cached("sitemap-of-instructors", [instructorsTag], async () => ({
    value: await queryRows(db, () => z.strictObject({ username: z.string(), revisedAt: z.date() }))`
      SELECT u.username, p.updated_at AS "revisedAt" FROM instructor_profile p JOIN users u ON u.id = p.user_id
       WHERE ${publicInstructors} ORDER BY p.id LIMIT ${most}`,
    until: new Date(now().getTime() + keptMilliseconds),
  }));
}
