import "server-only";
import { kindOf } from "@/features/media/rules";
import type { MediaFile } from "@/features/media/schema";

/** Columns of a MediaFile. */
export const mediaFileColumns = {
  id: true,
  originalName: true,
  mimeType: true,
  sizeBytes: true,
  width: true,
  height: true,
  durationSeconds: true,
  altText: true,
  isDecorative: true,
  downloadCount: true,
} as const;

interface Row {
  id: string;
  originalName: string;
  mimeType: string;
  sizeBytes: bigint;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  altText: string | null;
  isDecorative: boolean;
  downloadCount: number;
}

export function toMediaFile({ originalName, sizeBytes, ...row }: Row): MediaFile {
  return {
    id: row.id,
    name: originalName,
    kind: kindOf(row.mimeType),
    mimeType: row.mimeType,
    sizeBytes: Number(sizeBytes),
    width: row.width,
    height: row.height,
    durationSeconds: row.durationSeconds,
    altText: row.altText,
    isDecorative: row.isDecorative,
    downloadCount: row.downloadCount,
  };
}
