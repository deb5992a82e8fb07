import * as z from "zod";

export const resourceTypes = [
  "DOCUMENT",
  "CODE",
  "DATA",
  "IMAGE",
  "AUDIO",
  "VIDEO",
  "ARCHIVE",
  "LINK",
  "OTHER",
] as const;
export type ResourceType = (typeof resourceTypes)[number];

/** Lengths in characters, the count in resources of one lesson. */
export const resourceLimits = { title: 200, description: 1_000, minutes: 100_000, count: 200 } as const;

/** An address of the web; others would be handed to students as links that a browser must not follow. */
export const ResourceAddress = z.url({ protocol: /^https?$/ }).max(2_000);

/** What an author may say about a resource. */
export const ResourceFields = z.object({
  title: z.string().trim().min(1).max(resourceLimits.title),
  type: z.enum(resourceTypes),
  description: z.string().trim().max(resourceLimits.description),
  durationMinutes: z.number().int().min(0).max(resourceLimits.minutes).nullable(),
  isPremium: z.boolean(),
  /** Of a link; null for a file. */
  url: ResourceAddress.nullable(),
});
export type ResourceFields = z.infer<typeof ResourceFields>;

const Lesson = z.object({ courseId: z.uuid(), lessonId: z.uuid() });
const Resource = Lesson.extend({ resourceId: z.uuid() });

/** The id is the browser's: the same call twice adds one resource. */
export const AddResource = Resource.extend({
  title: ResourceFields.shape.title,
  body: z.union([z.object({ fileId: z.uuid() }), z.object({ url: ResourceAddress })]),
});
export type AddResource = z.infer<typeof AddResource>;

export const EditResource = Resource.extend({
  /** What changes, and what stood there when it was changed. */
  change: ResourceFields.partial(),
  base: ResourceFields.partial(),
});
export type EditResource = z.infer<typeof EditResource>;

export const MoveResource = Resource.extend({
  /** The resource that it then is before; null for the end. */
  beforeId: z.uuid().nullable(),
});
export type MoveResource = z.infer<typeof MoveResource>;

export const RemoveResource = Resource.extend({ removalId: z.uuid() });
export type RemoveResource = z.infer<typeof RemoveResource>;

export const RestoreResource = Lesson.extend({ removalId: z.uuid() });
export type RestoreResource = z.infer<typeof RestoreResource>;
