import "server-only";
import { linkPicture } from "@/features/media/server/file-links";

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

export interface VoiceFile {
  storageKey: string;
  originalName: string;
  mimeType: string;
  width: number | null;
  height: number | null;
  variants: unknown;
  altText: string | null;
  isDecorative: boolean;
}

/** A link to the smallest copy of it, once there is one: it is shown no larger than a thumb. */
export async function voicePicture(file: VoiceFile): Promise<VoicePicture> {
  const { url, sources = [] } = await linkPicture({ ...file, name: file.originalName });
  const [smallest] = sources.toSorted((a, b) => a.width - b.width);
  return { src: smallest?.url ?? url, alt: file.isDecorative ? "" : (file.altText ?? "") };
}
