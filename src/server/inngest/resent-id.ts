import "server-only";

/** The id under which an event is handed over: Inngest drops an event whose id it has seen within a day, so each further time has its own. */
export const resentId = (id: string, resends: number): string => (resends === 0 ? id : `${id}.again-${resends}`);

const again = /\.again-\d+$/;

export const isResent = (sentId: string): boolean => again.test(sentId);

/** The id of the outbox row, whichever time the event was handed over. */
export const originalId = (sentId: string): string => sentId.replace(again, "");
