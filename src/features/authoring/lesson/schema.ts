import * as z from "zod";
import { Gate } from "@/features/courses/gates/schema";

const Lesson = z.object({ courseId: z.uuid(), lessonId: z.uuid() });

/** The longest text of a lesson, in UTF-16 units: ten times the longest seen in real courses. */
export const mostText = 2_000_000;
const Text = z.string().max(mostText);

/** The three bodies of a lesson: what students, people who signed in and strangers see. */
export const LessonTexts = z.object({ content: Text, registeredContent: Text, guestContent: Text });
export type LessonTexts = z.infer<typeof LessonTexts>;

export const SaveLessonTexts = Lesson.extend({
  /** The lesson's revision that these texts were written over. */
  baseRevision: z.int32().min(0),
  texts: LessonTexts.partial(),
});
export type SaveLessonTexts = z.infer<typeof SaveLessonTexts>;

const Address = z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(2_000)]);
const Minutes = z.number().int().min(0).max(100_000).nullable();

/** Each setting by its own, so that two people who set different things never meet. */
export const LessonSettings = z.object({
  type: z.enum(["VIDEO", "READING", "INTERACTIVE", "QUIZ", "LAB", "DISCUSSION"]),
  activityType: z.enum(["WATCH", "READ", "DO", "DISCUSS"]),
  accessLevel: z.enum(["GUEST", "REGISTERED", "PREMIUM"]),
  isRequired: z.boolean(),
  isFreePreview: z.boolean(),
  durationMinutes: Minutes,
  section: z.string().trim().max(200).nullable(),
  videoUrl: Address,
  videoFileId: z.uuid().nullable(),
  embedUrl: Address,
  transcript: Text,
  hasLab: z.boolean(),
  labChecks: z.array(z.string().trim().min(1).max(500)).max(100),
  gate: Gate,
});
export type LessonSettings = z.infer<typeof LessonSettings>;

export const SaveLessonSetting = Lesson.extend({
  /** What changes, and what stood there when it was changed. */
  change: LessonSettings.partial(),
  base: LessonSettings.partial(),
});
export type SaveLessonSetting = z.infer<typeof SaveLessonSetting>;

export const BeInLesson = Lesson.extend({ tab: z.uuid() });
export type BeInLesson = z.infer<typeof BeInLesson>;

export const LessonRecord = Lesson.extend({ recordId: z.uuid() });
export type LessonRecord = z.infer<typeof LessonRecord>;

export const mostOfName = 120;
export const NameLessonRecord = LessonRecord.extend({ name: z.string().trim().max(mostOfName) });
export type NameLessonRecord = z.infer<typeof NameLessonRecord>;
