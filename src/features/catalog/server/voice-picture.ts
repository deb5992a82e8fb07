import "server-only";
import * as z from "zod";
import { linkPicture } from "@/features/media/server/file-links";
import { json, type RowOf, rowSchema } from "@/server/db/query-rows";

/** An image of whoever is quoted. */
export interface VoicePicture {
  src: string;
  /** Empty where it shows nothing that the name beside it does not say. */
  alt: string;
}

export const voicePictureColumns = {
  storageKey: true,
  originalName: true,
  mimeType: true,
  width: true,
  height: true,
  variants: true,
  altText: true,
  isDecorative: true,
} as const;

export const VoiceFile = rowSchema(() => ({
  storageKey: z.string(),
  originalName: z.string(),
  mimeType: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  variants: json(),
  altText: z.string().nullable(),
  isDecorative: z.boolean(),
}));
export type VoiceFile = RowOf<typeof VoiceFile>;

/** A link to the smallest copy of it, once there is one: it is shown no larger than a thumb. */
export async function voicePicture(file: VoiceFile): Promise<VoicePicture> {
  const { url, sources = [] } = await linkPicture({ ...file, name: file.originalName });
  const [smallest] = sources.toSorted((a, b) => a.width - b.width);
  return { src: smallest?.url ?? url, alt: file.isDecorative ? "" : (file.altText ?? "") };
}
