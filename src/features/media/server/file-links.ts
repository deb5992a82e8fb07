import "server-only";
import * as z from "zod";
import type { FileLink } from "@/features/media/server/content/course-files";
import { readVariants } from "@/features/media/server/processing/variants";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import { getStorage } from "@/server/storage/get-storage";

export const LinkedFile = rowSchema(() => ({ storageKey: z.string(), name: z.string(), mimeType: z.string() }));
export type LinkedFile = RowOf<typeof LinkedFile>;

/** How long a link in a page holds at least, in seconds. A cached page must not live longer. */
export const PAGE_LINK_SECONDS = 6 * 60 * 60;
/** Of a link that the browser follows at once. */
const DOWNLOAD_LINK_SECONDS = 10 * 60;

/** A link to show a file inside a page. Whoever is given one must be entitled to the file. */
export function linkToShow({ storageKey, name, mimeType }: LinkedFile): Promise<string> {
  return getStorage().link(storageKey, {
    mimeType,
    fileName: name,
    disposition: "inline",
    lifetimeSeconds: PAGE_LINK_SECONDS,
  });
}

/** An image inside a text, with what is known of its size and the smaller ones of it that a browser may take instead. */
export async function linkPicture(
  file: LinkedFile & { width: number | null; height: number | null; variants?: unknown },
): Promise<FileLink> {
  const smaller = readVariants(file.variants ?? []).map(async ({ storageKey, mimeType, width }) => ({
    url: await linkToShow({ storageKey, mimeType, name: file.name }),
    width,
  }));
  const [url, ...sources] = await Promise.all([linkToShow(file), ...smaller]);
  return { url, width: file.width, height: file.height, sources };
}

/** A small image of an image, or the image itself where there is none. */
export function linkToThumbnail({ variants, ...file }: LinkedFile & { variants: unknown }): Promise<string> {
  const [small] = readVariants(variants);
  return linkToShow(small ? { storageKey: small.storageKey, name: file.name, mimeType: small.mimeType } : file);
}

/** A link to look at a file, or to save it where browsers do not show its kind, followed at once. */
export function linkToOpen({ storageKey, name, mimeType }: LinkedFile): Promise<string> {
  return getStorage().link(storageKey, {
    mimeType,
    fileName: name,
    disposition: "inline",
    lifetimeSeconds: DOWNLOAD_LINK_SECONDS,
  });
}

/** A link to save a file, for the download that is about to begin. */
export function linkToDownload({ storageKey, name, mimeType }: LinkedFile): Promise<string> {
  return getStorage().link(storageKey, {
    mimeType,
    fileName: name,
    disposition: "attachment",
    lifetimeSeconds: DOWNLOAD_LINK_SECONDS,
  });
}
