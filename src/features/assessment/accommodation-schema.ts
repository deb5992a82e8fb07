import * as z from "zod";

/** How many people may be named in one call. */
export const mostAccommodated = 50;

const Place = z.object({ courseId: z.uuid(), lessonId: z.uuid() });
const Moment = z.iso.datetime({ precision: 3 }).nullable();

export const AccommodationsOf = Place;

/** For each of the people it replaces what they had. */
export const GiveAccommodation = Place.extend({
  /** User names or addresses of students of the course. */
  whom: z.array(z.string().trim().min(1).max(320)).min(1).max(mostAccommodated),
  extraTimePercent: z.int().min(0).max(900),
  extraMinutes: z.int().min(0).max(100_000),
  extraAttempts: z.int().min(0).max(1_000),
  opensAt: Moment,
  closesAt: Moment,
  /** Read by those who look after students, and by the person in their own data. */
  reason: z.string().trim().max(2_000),
}).refine(({ opensAt, closesAt }) => opensAt === null || closesAt === null || opensAt < closesAt, {
  path: ["closesAt"],
});
export type GiveAccommodation = z.infer<typeof GiveAccommodation>;

export const RemoveAccommodation = Place.extend({ userId: z.uuid() });
export type RemoveAccommodation = z.infer<typeof RemoveAccommodation>;
