import "server-only";
import type { Tx } from "@/server/db/client";
import { tell } from "@/server/live/notice-channel";

/** What is said to whoever watches a person's notifications: ids alone, never words. */
export type NotificationNews = { type: "new"; notificationId: string } | { type: "state" };

export const notificationChannel = "lectern_notification";

export const tellPerson = (tx: Tx, userId: string, news: NotificationNews): Promise<void> =>
  tell(tx, notificationChannel, [{ id: userId, news }]);

export const tellPeople = (tx: Tx, made: readonly { id: string; userId: string }[]): Promise<void> =>
  tell<NotificationNews>(
    tx,
    notificationChannel,
    made.map(({ id, userId }) => ({ id: userId, news: { type: "new", notificationId: id } })),
  );
