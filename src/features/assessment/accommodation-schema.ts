import * as z from "zod";
import { exactMoment } from "@/lib/moment";

/** How many people may be named in one call. */
export const mostAccommodated = 50;

const Place = z.object({ courseId: z.uuid(), lessonId: z.uuid() });
const Moment = exactMoment().nullable();

export const AccommodationsOf = Place;

const Given = Place.extend({
  extraTimePercent: z.int().min(0).max(900),
  extraMinutes: z.int().min(0).max(100_000),
  extraAttempts: z.int().min(0).max(1_000),
  opensAt: Moment,
  closesAt: Moment,
  /** Read by those who look after students and, where it was given to a person alone, by the person in their own data. */
  reason: z.string().trim().max(2_000),
});

type Times = Pick<z.infer<typeof Given>, "opensAt" | "closesAt">;
const areInOrder = ({ opensAt, closesAt }: Times) => opensAt === null || closesAt === null || opensAt < closesAt;

/** For each of the people it replaces what they had. */
export const GiveAccommodation = Given.extend({
  /** User names or addresses of students of the course. */
  whom: z.array(z.string().trim().min(1).max(320)).min(1).max(mostAccommodated),
}).refine(areInOrder, { path: ["closesAt"] });
export type GiveAccommodation = z.infer<typeof GiveAccommodation>;

/** It replaces what the group had. */
export const GiveGroupAccommodation = Given.extend({ groupId: z.uuid() }).refine(areInOrder, { path: ["closesAt"] });
export type GiveGroupAccommodation = z.infer<typeof GiveGroupAccommodation>;

export const RemoveAccommodation = Place.extend({ userId: z.uuid() });
export type RemoveAccommodation = z.infer<typeof RemoveAccommodation>;

export const RemoveGroupAccommodation = Place.extend({ groupId: z.uuid() });
export type RemoveGroupAccommodation = z.infer<typeof RemoveGroupAccommodation>;
