import * as z from "zod";
import { fewestRatings } from "@/features/catalog/rules";
import { leastContrast, type Theme } from "@/lib/contrast";

/** What can be on an instructor's first page, in the order in which it is unless they choose another. */
export const widgets = ["attention", "enrollments", "revenue", "ratings", "activity"] as const;
export type Widget = (typeof widgets)[number];

const Hex = z.string().regex(/^#[0-9a-f]{6}$/);

/** A widget's color in each theme: of its bars and rules, and of its figures where that is wanted. */
export const WidgetColor = z.object({ light: Hex, dark: Hex, onFigures: z.boolean() });
export type WidgetColor = z.infer<typeof WidgetColor>;

/** WCAG 2.2: what must be seen to be understood (1.4.11), and text (1.4.3). */
export const leastForGraphics = 3;
export const leastForText = 4.5;

export interface ContrastProblem {
  theme: Theme;
  contrast: number;
  least: number;
}

/** Where a color is too close to its ground; both themes are looked at, on their worst ground. */
export function findContrastProblems(color: WidgetColor): ContrastProblem[] {
  const least = color.onFigures ? leastForText : leastForGraphics;
  return (["light", "dark"] as const)
    .map((theme) => ({ theme, contrast: leastContrast(color[theme], theme), least }))
    .filter(({ contrast }) => contrast < least);
}

const Colors = z
  .partialRecord(z.enum(widgets), WidgetColor)
  .refine((colors) => Object.values(colors).every((color) => findContrastProblems(color).length === 0), "contrast");

/** Everything an instructor may choose about the page, saved as a whole. */
export const DashboardSettings = z.object({
  order: z
    .array(z.enum(widgets))
    .length(widgets.length)
    .refine((order) => new Set(order).size === widgets.length),
  hidden: z.array(z.enum(widgets)),
  colors: Colors,
});
export type DashboardSettings = z.infer<typeof DashboardSettings>;

export const defaultSettings: DashboardSettings = { order: [...widgets], hidden: [], colors: {} };

/** The settings as they were stored: entries that this version does not know are left out, widgets it has are all there. */
export function readSettings(stored: {
  order: readonly string[];
  hidden: readonly Widget[];
  colors: unknown;
}): DashboardSettings {
  const known = stored.order.filter((name): name is Widget => (widgets as readonly string[]).includes(name));
  const order = [...new Set([...known, ...widgets])];
  const colors = Colors.safeParse(stored.colors);
  return { order, hidden: [...stored.hidden], colors: colors.success ? colors.data : {} };
}

/** A course no one edited for this long is asked after. */
export const untouchedDays = 180;
/** Changes that no one published for this long. */
export const unpublishedDays = 14;
/** The mean below which ratings ask for a look, once there are enough to average. */
export const lowRating = 3.5;

export type AttentionCode =
  | "due_refused"
  | "blocked"
  | "changes_wait"
  | "untouched"
  | "requests"
  | "grading"
  | "low_rating"
  | "draft_ends"
  | "due_soon";

/** What a course, or a session of the builder, asks of its instructor. */
export interface Attention {
  code: AttentionCode;
  title: string;
  courseId: string | null;
  sessionId: string | null;
  count: number;
  at: Date | null;
  rating: number | null;
}

/** What home knows of one course. */
export interface CourseSigns {
  courseId: string;
  title: string;
  state: "DRAFT" | "IN_REVIEW" | "SCHEDULED" | "LIVE" | "ARCHIVED";
  hasDraft: boolean;
  /** The draft changes something in what is live. */
  hasChanges: boolean;
  draftEditedAt: Date | null;
  lastEditedAt: Date;
  /** Things that stop the waiting version from being published. */
  blockingCount: number;
  requestCount: number;
  /** Answers that the asker may grade and that wait. */
  waitingAnswers: number;
  averageRating: number | null;
  reviewCount: number;
  scheduledFor: Date | null;
  /** When it, or a module of its draft, was due and not ready. */
  refusedAt: Date | null;
}

const day = 24 * 60 * 60 * 1000;
const isOlder = (at: Date, days: number, now: Date): boolean => now.getTime() - at.getTime() > days * day;

const urgency: readonly AttentionCode[] = [
  "due_refused",
  "due_soon",
  "requests",
  "grading",
  "draft_ends",
  "blocked",
  "low_rating",
  "changes_wait",
  "untouched",
];

/** What asks to be looked at, most pressing first. An archived course asks for nothing but what its students wait for. */
export function findAttention(courses: readonly CourseSigns[], now: Date): Attention[] {
  const found = courses.flatMap((course) => signsOf(course, now));
  return found.sort((a, b) => urgency.indexOf(a.code) - urgency.indexOf(b.code));
}

function signsOf(course: CourseSigns, now: Date): Attention[] {
  const about = { title: course.title, courseId: course.courseId, sessionId: null };
  const sign = (code: AttentionCode, more: Partial<Attention> = {}): Attention => ({
    code,
    ...about,
    count: 0,
    at: null,
    rating: null,
    ...more,
  });
  const { state, blockingCount, draftEditedAt, requestCount, averageRating, reviewCount, lastEditedAt } = course;
  const signs: Attention[] = [];
  if (requestCount > 0) signs.push(sign("requests", { count: requestCount }));
  if (course.waitingAnswers > 0) signs.push(sign("grading", { count: course.waitingAnswers }));
  if (state === "ARCHIVED") return signs;
  const isBlocked = course.hasDraft && (state !== "LIVE" || course.hasChanges) && blockingCount > 0;
  if (course.refusedAt) signs.push(sign("due_refused", { count: blockingCount, at: course.refusedAt }));
  else if (isBlocked)
    signs.push(sign(state === "SCHEDULED" ? "due_soon" : "blocked", { count: blockingCount, at: course.scheduledFor }));
  if (
    state === "LIVE" &&
    course.hasChanges &&
    draftEditedAt &&
    !isBlocked &&
    isOlder(draftEditedAt, unpublishedDays, now)
  )
    signs.push(sign("changes_wait", { at: draftEditedAt }));
  if (averageRating !== null && reviewCount >= fewestRatings && averageRating < lowRating)
    signs.push(sign("low_rating", { count: reviewCount, rating: averageRating }));
  if (isOlder(lastEditedAt, untouchedDays, now)) signs.push(sign("untouched", { at: lastEditedAt }));
  return signs;
}
