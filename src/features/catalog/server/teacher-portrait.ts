import "server-only";
import * as z from "zod";
import { type LinkedFile, linkToShow } from "@/features/media/server/file-links";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

/**
 * The portrait of an instructor, over `instructor_profile` as `p`: a LinkedFile as jsonb, or null. Only of those about whom everybody
 * finds a page, which shows it as well.
 */
export const teacherPortrait: Prisma.Sql = Prisma.sql`
  (SELECT jsonb_build_object('storageKey', f."storage_key", 'name', f."original_name", 'mimeType', f."mime_type")
     FROM "stored_file" f WHERE f."id" = p."picture_file_id" AND f."state" = 'READY' AND p."status" = 'ACTIVE' AND p."is_public")`;

export const WithPortrait = rowSchema(() => ({
  /** A link to the portrait, or null. */
  picture: z.string().nullable(),
}));
export type WithPortrait = RowOf<typeof WithPortrait>;

/** A row with its portrait's file, as what holds a link to it in its place. */
export async function linkPortrait<Row extends { portrait: LinkedFile | null }>({
  portrait,
  ...row
}: Row): Promise<Omit<Row, "portrait"> & WithPortrait> {
  return { ...row, picture: portrait && (await linkToShow(portrait)) };
}
