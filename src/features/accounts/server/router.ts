import "server-only";
import { env } from "@/env/server";
import { onSite, router } from "@/server/trpc/init";
import { AskForReset, CreateFirstAdmin, ResetPassword, ResetToken, SignUp } from "../schema";
import { addressesRouter } from "./addresses/router";
import { askForReset } from "./ask-for-reset";
import { passkeysRouter } from "./passkeys/router";
import { providersRouter } from "./providers/router";
import { getReset, resetPassword } from "./reset-password";
import { secondFactorRouter } from "./second-factor/router";
import { securityRouter } from "./security/router";
import { createFirstAdmin, hasAdmin } from "./setup";
import { signUp } from "./sign-up";
import { endSession } from "./start-session";

export const accountsRouter = router({
  addresses: addressesRouter,
  passkeys: passkeysRouter,
  providers: providersRouter,
  secondFactor: secondFactorRouter,
  security: securityRouter,

  /** The same answer for an address that someone has. */
  signUp: onSite("account.enter")
    .input(SignUp)
    .mutation(({ ctx, input }) => signUp(ctx, input)),

  needsSetup: onSite("setup.use").query(async ({ ctx }) => !(await hasAdmin(ctx.db, { countDemo: env.DEMO }))),

  createFirstAdmin: onSite("setup.use")
    .input(CreateFirstAdmin)
    .mutation(({ ctx, input }) => createFirstAdmin(ctx.db, input, ctx.now(), env.DEMO)),

  /** The same answer for an address that no one has. */
  askForReset: onSite("account.enter")
    .input(AskForReset)
    .mutation(({ ctx, input }) => askForReset(ctx, input)),

  reset: onSite("account.enter")
    .input(ResetToken)
    .query(({ ctx, input }) => getReset(ctx, input.token)),

  resetPassword: onSite("account.enter")
    .input(ResetPassword)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),

  /** Ends this sign-in; the cookie that carried it becomes worthless at once. */
  signOut: onSite("account.leave").mutation(async ({ ctx }) => {
    await endSession(ctx.db, ctx.person.sessionId, ctx.now());
  }),
});
