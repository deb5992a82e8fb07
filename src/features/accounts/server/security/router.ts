import "server-only";
import { ChangePassword, ConfirmIdentity, DisownToken, OwnSession } from "@/features/accounts/schema";
import { onSite, router } from "@/server/trpc/init";
import { changePassword } from "./change-password";
import { confirmIdentity } from "./confirm-identity";
import { disownSession, getDoubtedSession } from "./disown-session";
import { endOtherSessions, endOwnSession } from "./end-sessions";
import { getSecurity } from "./get-security";

export const securityRouter = router({
  overview: onSite("account.change").query(({ ctx }) => getSecurity(ctx)),

  /** Open to a session that has yet to confirm itself: this is how it does. */
  confirm: onSite("account.own")
    .input(ConfirmIdentity)
    .mutation(({ ctx, input }) => confirmIdentity(ctx, input)),

  changePassword: onSite("account.change")
    .input(ChangePassword)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),

  endSession: onSite("account.change")
    .input(OwnSession)
    .mutation(({ ctx, input }) => endOwnSession(ctx, input)),

  endOtherSessions: onSite("account.change").mutation(({ ctx }) => endOtherSessions(ctx)),

  /** By the link of an email, which only this installation can make. */
  doubted: onSite("account.enter")
    .input(DisownToken)
    .query(({ ctx, input }) => getDoubtedSession(ctx, input)),

  disown: onSite("account.enter")
    .input(DisownToken)
    .mutation(({ ctx, input }) => disownSession(ctx, input)),
});
