import "server-only";
import { env } from "@/env/server";
import { AppError } from "@/lib/app-error";
import { onSite, router } from "@/server/trpc/init";
import { CreateFirstAdmin, SignUp } from "../schema";
import { createAccount } from "./create-account";
import { createFirstAdmin, hasAdmin } from "./setup";
import { endSession } from "./start-session";

export const accountsRouter = router({
  signUp: onSite("account.enter")
    .input(SignUp)
    .mutation(({ ctx, input }) => createAccount(ctx.db, { ...input, role: "STUDENT" })),

  needsSetup: onSite("setup.use").query(async ({ ctx }) => !(await hasAdmin(ctx.db, { countDemo: env.DEMO }))),

  createFirstAdmin: onSite("setup.use")
    .input(CreateFirstAdmin)
    .mutation(({ ctx, input }) => createFirstAdmin(ctx.db, input, ctx.now(), env.DEMO)),

  /** Ends this sign-in; the cookie that carried it becomes worthless at once. */
  signOut: onSite("account.own").mutation(async ({ ctx }) => {
    if (ctx.actor.kind !== "person") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
    await endSession(ctx.db, ctx.actor.sessionId, ctx.now());
  }),
});
