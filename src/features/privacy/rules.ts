/** Days for which an export can be fetched. */
export const exportDays = 7;
/** Minutes for which one link to it holds. */
export const exportLinkMinutes = 5;

/** The file that a person gets. */
export const exportName = (username: string, madeAt: Date): string =>
  `lectern-${username}-${madeAt.toISOString().slice(0, 10)}.zip`;

/** Where it is: repeating the work writes the same place again. */
export const exportKey = ({ id, createdAt }: { id: string; createdAt: Date }): string =>
  `exports/${createdAt.toISOString().slice(0, 7)}/${id}`;

/** Bounds of the days between asking for a deletion and its taking place, and what they are until an admin sets them. */
export const graceDaysLeast = 1;
export const graceDaysMost = 90;
export const usualGraceDays = 30;
