import * as z from "zod";

export const fileKinds = ["image", "video", "audio", "document", "other"] as const;
export type FileKind = (typeof fileKinds)[number];

/** The name that a file is known by: one line, no path. */
export const FileName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => !/[\p{Cc}/\\]/u.test(name));

export const UploadRef = z.object({ uploadId: z.uuid() });

export const StartUpload = UploadRef.extend({
  /** As the browser calls the file; what cannot be in a name is taken out. */
  name: z.string().min(1).max(1_000),
  sizeBytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  /** Milliseconds since 1970: with name and size what a file is known by when it is chosen again. */
  lastModified: z.number().int().nullable().default(null),
  /** False where the browser has no Web Crypto, as on plain http: parts are then checked by their size alone. */
  isHashed: z.boolean().default(true),
});
export type StartUpload = z.infer<typeof StartUpload>;

export const SignParts = UploadRef.extend({
  parts: z
    .array(
      z.object({
        partNumber: z.number().int().min(1).max(10_000),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .nullable(),
      }),
    )
    .min(1)
    .max(20),
});
export type SignParts = z.infer<typeof SignParts>;

/** A file of a library, as editors and the library show it. */
export const MediaFile = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(fileKinds),
  mimeType: z.string(),
  sizeBytes: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  durationSeconds: z.number().nullable(),
  altText: z.string().nullable(),
  isDecorative: z.boolean(),
  /** Through links in lessons' texts, once a person and day. */
  downloadCount: z.number(),
});
export type MediaFile = z.infer<typeof MediaFile>;

/** What the browser needs to go on with an upload. */
export const UploadPlan = z.object({
  uploadId: z.string(),
  partBytes: z.number(),
  partCount: z.int(),
  /** Numbers of parts that are in storage, whole. */
  arrived: z.array(z.int()),
  /** Set when there is nothing left to send. */
  file: MediaFile.nullable(),
});
export type UploadPlan = z.infer<typeof UploadPlan>;

export interface UnfinishedUpload {
  id: string;
  name: string;
  sizeBytes: number;
  arrivedBytes: number;
  lastModified: number | null;
  startedAt: Date;
}

export const FileRef = z.object({ fileId: z.uuid() });
export const RenameFile = FileRef.extend({ name: FileName });
export type RenameFile = z.infer<typeof RenameFile>;
export const DescribeFile = FileRef.extend({ altText: z.string().trim().max(1_000), isDecorative: z.boolean() });
export type DescribeFile = z.infer<typeof DescribeFile>;

export const libraryOrders = ["newest", "largest"] as const;
export const ListFiles = z.object({
  query: z.string().trim().max(200).default(""),
  kind: z.enum(fileKinds).nullable().default(null),
  unused: z.boolean().default(false),
  order: z.enum(libraryOrders).default("newest"),
  page: z.number().int().min(1).max(10_000).default(1),
  /** Files of a course that its staff may use although they belong to someone else. */
  courseId: z.uuid().nullable().default(null),
});
export type ListFiles = z.infer<typeof ListFiles>;

/** Where a file is used: each is a reason why it cannot be deleted. */
export const usePlaces = [
  ...(["text", "video", "captions", "resource", "thumbnail"] as const),
  ...(["profile", "bank", "answer", "other"] as const),
] as const;
export interface FileUse {
  place: (typeof usePlaces)[number];
  /** Null for what is no course: a profile, a request. */
  course: { id: string; slug: string; title: string } | null;
  lesson: { id: string; title: string } | null;
  /** Only where the place is one, and named to those who may open it. */
  bank: { id: string; title: string } | null;
  /** What students see, what is being written, or what only earlier versions hold. */
  version: "live" | "draft" | "earlier" | null;
}

export interface StorageUseFacts {
  usedBytes: number;
  reservedBytes: number;
  quotaBytes: number;
}

/** Language tags as BCP 47 has them, without private use. */
const LanguageTag = z.string().regex(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}$/);
export const CaptionsOf = z.object({
  lessonId: z.uuid(),
  /** Path of a video or sound in the lesson's text, as it is written there; without it the lesson's own video is meant. */
  video: z.string().min(1).max(1_000).optional(),
});
export const CaptionsRef = CaptionsOf.extend({ language: LanguageTag });
export const SaveCaptions = CaptionsRef.extend({
  label: z.string().trim().min(1).max(100),
  /** WebVTT or SubRip. */
  source: z.string().max(2_000_000),
  /** The file that was being edited; null for captions that are new. */
  seenFileId: z.uuid().nullable(),
});
export type SaveCaptions = z.infer<typeof SaveCaptions>;

/** Captions of a lesson in one language, as their editor takes them. */
export const CaptionTrack = z.object({
  language: z.string(),
  label: z.string(),
  fileId: z.string(),
  source: z.string(),
});
export type CaptionTrack = z.infer<typeof CaptionTrack>;

/** A stored video with what is said in it. */
export interface CaptionedVideo {
  /** A signed link, or null when there is no stored video. */
  video: { src: string; mimeType: string } | null;
  tracks: CaptionTrack[];
}

export const ListOwners = z.object({ page: z.number().int().min(1).max(10_000).default(1) });
export type ListOwners = z.output<typeof ListOwners>;

/** At most a petabyte: beyond that a figure was mistyped. */
export const SetQuota = z.object({ ownerId: z.uuid(), quotaBytes: z.number().int().min(0).max(1e15).nullable() });
export type SetQuota = z.infer<typeof SetQuota>;
