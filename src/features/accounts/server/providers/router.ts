import "server-only";
import { GiveAddress, LinkProvider, PendingRef, UnlinkAccount } from "@/features/accounts/schema";
import { configuredProviders } from "@/server/auth/provider-settings";
import { onSite, router } from "@/server/trpc/init";
import { addSignUpAddress } from "./add-address";
import { getPending } from "./get-pending";
import { intendLink } from "./link-intent";
import { listLinked, offeredProviders } from "./list-linked";
import { unlinkAccount } from "./unlink-account";

/** The sign-in itself goes through next-auth (src/server/auth/admit-identity.ts). */
export const providersRouter = router({
  offered: onSite("account.enter").query(offeredProviders),

  pending: onSite("account.enter")
    .input(PendingRef)
    .query(({ ctx, input }) => getPending(ctx, input)),

  giveAddress: onSite("account.enter")
    .input(GiveAddress)
    .mutation(({ ctx, input }) => addSignUpAddress(ctx, input.token, input)),

  linked: onSite("account.change").query(({ ctx }) => listLinked(ctx)),

  /** Resolves to what the browser takes along to the provider. */
  intendLink: onSite("account.change")
    .input(LinkProvider)
    .mutation(({ ctx, input }) => intendLink(ctx, input)),

  unlink: onSite("account.change")
    .input(UnlinkAccount)
    .mutation(({ ctx, input }) => unlinkAccount(ctx, { ...input, asked: configuredProviders() })),
});
