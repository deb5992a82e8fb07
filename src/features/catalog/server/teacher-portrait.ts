import "server-only";
import { type LinkedFile, linkToShow } from "@/features/media/server/file-links";
import { Prisma } from "@/generated/prisma/client";

/**
 * The portrait of an instructor, over `instructor_profile` as `p`: a LinkedFile as jsonb, or null. Only of those about whom everybody
 * finds a page, which shows it as well.
 */
export const teacherPortrait: Prisma.Sql = Prisma.sql`
  (SELECT jsonb_build_object('storageKey', f."storage_key", 'name', f."original_name", 'mimeType', f."mime_type")
     FROM "stored_file" f WHERE f."id" = p."picture_file_id" AND f."state" = 'READY' AND p."status" = 'ACTIVE' AND p."is_public")`;

export interface WithPortrait {
  /** A link to the portrait, or null. */
  picture: string | null;
}

/** A row with its portrait's file, as what holds a link to it in its place. */
export async function linkPortrait<Row extends { portrait: LinkedFile | null }>({
  portrait,
  ...row
}: Row): Promise<Omit<Row, "portrait"> & WithPortrait> {
  return { ...row, picture: portrait && (await linkToShow(portrait)) };
}
