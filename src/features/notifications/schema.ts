import { z } from "zod";
import { allKinds, mailRhythms, type NotificationKind } from "./kinds";

export const notificationFilters = ["all", "unread", "courses", "teaching"] as const;
export type NotificationFilter = (typeof notificationFilters)[number];

export const ListNotifications = z.object({
  filter: z.enum(notificationFilters),
  /** Id of the last one of the page before. */
  before: z.uuid().nullable(),
});
export type ListNotifications = z.infer<typeof ListNotifications>;

export const NotificationRef = z.object({ notificationId: z.uuid() });
export type NotificationRef = z.infer<typeof NotificationRef>;

export const WatchNotifications = z.object({
  /** The last one that the watcher was told of, before the line was cut. */
  lastId: z.uuid().nullable(),
});
export type WatchNotifications = z.infer<typeof WatchNotifications>;

export const SetChoice = z.object({
  kind: z.enum(allKinds as [NotificationKind, ...NotificationKind[]]),
  bell: z.boolean().optional(),
  mail: z.enum(mailRhythms).optional(),
});
export type SetChoice = z.infer<typeof SetChoice>;

/** The id in an address, or null where none is there. */
export const idIn = (text: string | string[] | null | undefined): string | null =>
  z.uuid().safeParse(text).data ?? null;
