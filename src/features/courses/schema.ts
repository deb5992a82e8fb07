import * as z from "zod";
import { moment } from "@/lib/moment";
import { isCurrency } from "@/lib/money";

const CourseId = z.object({ courseId: z.uuid() });

/** What a move to another version means to a student; the first that is true of them. Decided by learning/moves.ts. */
export const moveGroups = [
  "finished",
  "completes",
  "new_required",
  "loses_completed",
  "percentage",
  "unaffected",
] as const;
export const MoveGroup = z.enum(moveGroups);
export type MoveGroup = z.infer<typeof MoveGroup>;
export const unfinishedGroups = moveGroups.filter((group) => group !== "finished");

/** An author's move of students to the live version, from one version or from every other. `moveId` is made by the client. */
export const MoveLearners = CourseId.extend({
  moveId: z.uuid(),
  toVersionId: z.uuid(),
  fromVersionId: z.uuid().nullable(),
  groups: z.array(MoveGroup).min(1),
});
export type MoveLearners = z.infer<typeof MoveLearners>;

export const PublishCourse = CourseId.extend({
  /** Of the draft as the publisher saw it; a draft edited since is not published. */
  revision: z.int32().min(0).optional(),
  changeNote: z.string().trim().max(400).default(""),
  /** Whom to move to the version as soon as it is published: those who are not finished, or no one. */
  move: z.object({ moveId: z.uuid(), groups: z.array(MoveGroup).min(1) }).optional(),
});
export type PublishCourse = z.input<typeof PublishCourse>;

export const ScheduleCourse = CourseId.extend({ publishAt: moment() });
export type ScheduleCourse = z.infer<typeof ScheduleCourse>;

export const MoveCourse = CourseId.extend({ move: z.enum(["unpublish", "archive", "restore"]) });
export type MoveCourse = z.infer<typeof MoveCourse>;

export const StopMove = CourseId.extend({ moveId: z.uuid() });
export const PublishModule = CourseId.extend({
  moduleId: z.uuid(),
  changeNote: z.string().trim().max(400).default(""),
});
/** Null takes the time back. */
export const ScheduleModule = CourseId.extend({
  moduleId: z.uuid(),
  releaseAt: moment().nullable(),
  moves: z.boolean().default(false),
});
export const DiscardDraft = CourseId.extend({ revision: z.int32().min(0) });
export const RestoreVersion = CourseId.extend({ versionId: z.uuid(), replaces: z.int32().min(0).optional() });
export const CompareVersions = CourseId.extend({ beforeId: z.uuid(), afterId: z.uuid() });

const Moment = moment().nullable();

/** What a course is sold as and to whom. Money in minor units of `currency`. */
export const CourseSettings = z
  .object({
    visibility: z.enum(["PUBLIC", "UNLISTED", "INVITATION"]),
    categoryId: z.uuid().nullable(),
    priceMinor: z.number().int().min(0).max(100_000_000),
    currency: z.string().refine(isCurrency),
    discountPriceMinor: z.int32().min(0).nullable(),
    discountEndsAt: Moment,
    enrollmentOpensAt: Moment,
    enrollmentClosesAt: Moment,
    capacity: z.number().int().min(1).max(1_000_000).nullable(),
    hasCertificate: z.boolean(),
  })
  .refine((course) => course.discountPriceMinor === null || course.discountPriceMinor < course.priceMinor, {
    path: ["discountPriceMinor"],
    message: "discount_not_below_price",
  })
  .refine((course) => course.discountEndsAt === null || course.discountPriceMinor !== null, {
    path: ["discountEndsAt"],
    message: "discount_end_without_discount",
  })
  .refine(
    ({ enrollmentOpensAt, enrollmentClosesAt }) =>
      !enrollmentOpensAt || !enrollmentClosesAt || Date.parse(enrollmentOpensAt) < Date.parse(enrollmentClosesAt),
    { path: ["enrollmentClosesAt"], message: "closes_before_it_opens" },
  );
export type CourseSettings = z.infer<typeof CourseSettings>;

export const SaveCourseSettings = z.object({
  courseId: z.uuid(),
  revision: z.int32().min(0),
  settings: CourseSettings,
});
export type SaveCourseSettings = z.infer<typeof SaveCourseSettings>;

/** How long a preview link works. */
export const SharePreview = CourseId.extend({ days: z.number().int().min(1).max(90) });
export type SharePreview = z.infer<typeof SharePreview>;
