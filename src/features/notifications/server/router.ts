import "server-only";
import { ListNotifications, NotificationRef, SetChoice, WatchNotifications } from "@/features/notifications/schema";
import { onSite, router } from "@/server/trpc/init";
import { getChoices } from "./get-choices";
import { listNotifications, recentNotifications } from "./list-notifications";
import { dismiss, markAllRead, markRead, restore } from "./mark-notifications";
import { setChoice } from "./set-choice";
import { watchNotifications } from "./watch-notifications";

/** For whoever has an account; each use case reads and changes the asker's own and no one else's. */
const mine = onSite("account.own");

export const notificationsRouter = router({
  list: mine.input(ListNotifications).query(({ ctx, input }) => listNotifications(ctx, input)),
  recent: mine.query(({ ctx }) => recentNotifications(ctx)),
  watch: mine
    .input(WatchNotifications)
    .query(({ ctx, input, signal }) =>
      watchNotifications(ctx, { ...input, signal: signal ?? new AbortController().signal }),
    ),
  markRead: mine.input(NotificationRef).mutation(({ ctx, input }) => markRead(ctx, input)),
  markAllRead: mine.mutation(({ ctx }) => markAllRead(ctx)),
  dismiss: mine.input(NotificationRef).mutation(({ ctx, input }) => dismiss(ctx, input)),
  restore: mine.input(NotificationRef).mutation(({ ctx, input }) => restore(ctx, input)),
  choices: mine.query(({ ctx }) => getChoices(ctx)),
  setChoice: mine.input(SetChoice).mutation(({ ctx, input }) => setChoice(ctx, input)),
});
