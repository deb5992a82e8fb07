import "server-only";
import { imageParts } from "@/features/media/image-markdown";
import { linkToShow } from "@/features/media/server/file-links";
import { type FileHome, readFilesAt } from "@/features/media/server/library/file-home";
import { textsInBody } from "@/features/questions/body-texts";
import type { Tx } from "@/server/db/client";

/** Addresses of the images that keys are drawn on, by their path. One query where there are any, none otherwise. */
export async function linkKeyImages(
  db: Tx,
  home: FileHome,
  questions: readonly { body: unknown }[],
): Promise<Record<string, string>> {
  const paths = questions.flatMap(({ body }) => textsInBody(body).flatMap((text) => imageParts(text)?.path ?? []));
  const files = await readFilesAt(db, home, paths);
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file.path, await linkToShow(file)] as const)));
}
