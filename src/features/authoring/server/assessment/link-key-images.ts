import "server-only";
import { imageParts } from "@/features/media/image-markdown";
import { linkToShow } from "@/features/media/server/file-links";
import { textsInBody } from "@/features/questions/body-texts";
import type { Tx } from "@/server/db/client";

/** Addresses of the images that keys are drawn on, by their path. One query where there are any, none otherwise. */
export async function linkKeyImages(
  db: Tx,
  versionId: string,
  questions: readonly { body: unknown }[],
): Promise<Record<string, string>> {
  const paths = questions.flatMap(({ body }) => textsInBody(body).flatMap((text) => imageParts(text)?.path ?? []));
  if (paths.length === 0) return {};
  const files = await db.courseFile.findMany({
    where: { versionId, path: { in: paths }, file: { state: "READY" } },
    select: { path: true, file: { select: { storageKey: true, originalName: true, mimeType: true } } },
  });
  const links = files.map(
    async ({ path, file: { storageKey, originalName: name, mimeType } }) =>
      [path, await linkToShow({ storageKey, name, mimeType })] as const,
  );
  return Object.fromEntries(await Promise.all(links));
}
