/** ISO 8601; null: no such moment. */
export interface TypedSchedule {
  opensAt: string | null;
  closesAt: string | null;
}

/** Whether it can be open at all: it opens before it closes. */
export function isScheduleInOrder({ opensAt, closesAt }: TypedSchedule): boolean {
  return opensAt === null || closesAt === null || Date.parse(opensAt) < Date.parse(closesAt);
}
