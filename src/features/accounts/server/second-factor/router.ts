import "server-only";
import { CodeProof, FactorRoles, FirstCode, PendingEntry, StepUp } from "@/features/accounts/schema";
import { readBrand } from "@/server/brand/read-brand";
import { onSite, router } from "@/server/trpc/init";
import { askedFactors } from "./asked-factors";
import { readFactorRoles, setFactorRoles } from "./factor-roles";
import { getFactor } from "./get-factor";
import { beginFactor, confirmFactor, getOffer, renewRecoveryCodes } from "./set-up";
import { turnFactorOff } from "./turn-off";

/** `account.protect` is open to whoever must add a second factor before anything else. */
export const secondFactorRouter = router({
  state: onSite("account.protect").query(({ ctx }) => getFactor(ctx)),

  /** Apps list the codes under the name of the site. */
  offer: onSite("account.protect").query(async ({ ctx }) => getOffer(ctx, (await readBrand(ctx.db)).name)),

  begin: onSite("account.protect")
    .input(StepUp)
    .mutation(({ ctx, input }) => beginFactor(ctx, input)),

  confirm: onSite("account.protect")
    .input(FirstCode)
    .mutation(({ ctx, input }) => confirmFactor(ctx, input)),

  renewCodes: onSite("account.change")
    .input(CodeProof)
    .mutation(({ ctx, input }) => renewRecoveryCodes(ctx, input)),

  turnOff: onSite("account.change")
    .input(CodeProof)
    .mutation(({ ctx, input }) => turnFactorOff(ctx, input)),

  /** For whoever has given a password; `pending` is what the browser keeps of it. */
  asked: onSite("account.enter")
    .input(PendingEntry)
    .query(({ ctx, input }) => askedFactors(ctx, input.pending)),

  roles: onSite("admin.use").query(({ ctx }) => readFactorRoles(ctx.db)),

  setRoles: onSite("admin.use")
    .input(FactorRoles)
    .mutation(({ ctx, input }) => setFactorRoles(ctx, input)),
});
