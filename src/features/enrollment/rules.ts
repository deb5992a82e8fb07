/** What decides whether a course can be entered now, apart from who asks. */
export interface EntryFacts {
  isLive: boolean;
  /** Its lead may not teach for now. */
  isSuspended: boolean;
  isPriced: boolean;
  opensAt: Date | null;
  closesAt: Date | null;
  /** Until when a discount holds; null for none, or one without an end. */
  discountEndsAt?: Date | null;
  /** Enrollments; null for no limit. */
  capacity: number | null;
  /** Enrollments taken. */
  enrolled: number;
}

export type EntryRefusal = "not_live" | "suspended" | "not_open_yet" | "closed" | "full" | "needs_access";

export type Entry = { isOpen: true } | { isOpen: false; why: EntryRefusal };

const refuse = (why: EntryRefusal): Entry => ({ isOpen: false, why });

/** Whether a person may take an enrollment now. `hasGrant`: access to it was bought by or given to the person. */
export function decideEntry(course: EntryFacts, { hasGrant, now }: { hasGrant: boolean; now: Date }): Entry {
  if (!course.isLive) return refuse("not_live");
  if (course.isSuspended) return refuse("suspended");
  if (course.opensAt && now < course.opensAt) return refuse("not_open_yet");
  if (course.closesAt && now >= course.closesAt) return refuse("closed");
  if (course.isPriced && !hasGrant) return refuse("needs_access");
  if (course.capacity !== null && course.enrolled >= course.capacity) return refuse("full");
  return { isOpen: true };
}

/** The next moment at which the answer changes automatically, or null. */
export function nextEntryChange(
  { opensAt, closesAt, discountEndsAt = null }: Pick<EntryFacts, "opensAt" | "closesAt" | "discountEndsAt">,
  now: Date,
): Date | null {
  const coming = [opensAt, closesAt, discountEndsAt].filter((at): at is Date => at !== null && at > now);
  return coming.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
