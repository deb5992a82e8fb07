import "server-only";
import * as z from "zod";
import { cached } from "@/server/cache/tag-cache";
import type { Db } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import { publicCourses } from "./catalog-sql";

/** A sitemap holds at most this many addresses (sitemaps.org). */
const most = 50_000;

/** What the sitemap lists: courses that anyone can find, and when each last changed. */
export function listPublicAddresses(db: Db): Promise<{ slug: string; revisedAt: Date }[]> {
  return cached("sitemap", ["catalog"], async () => ({
    value: await queryRows(db, () => z.strictObject({ slug: z.string(), revisedAt: z.date() }))`
      SELECT c."slug", v."published_at" AS "revisedAt" FROM "course" c JOIN "course_version" v ON v."id" = c."live_version_id"
       WHERE ${publicCourses} ORDER BY c."id" LIMIT ${most}`,
  }));
}
