import "server-only";
import { AddPasskey, PendingEntry, RemovePasskey, RenamePasskey, StepUp } from "@/features/accounts/schema";
import { configuredProviders } from "@/server/auth/provider-settings";
import { onSite, router } from "@/server/trpc/init";
import { addPasskey, beginPasskey } from "./add-passkey";
import { removePasskey, renamePasskey } from "./change-passkeys";
import { requestPasskeyOptions } from "./enter-with-passkey";
import { findRelyingParty } from "./relying-party";

/** Signing in itself has no procedure: it makes a session, which the sign-in's own action does (auth/own-providers.ts). */
export const passkeysRouter = router({
  /** Whether this site can have any: they need a domain. */
  offered: onSite("account.enter").query(() => findRelyingParty() !== null),

  /** For whoever wants in; `pending` is what the browser keeps of a good password. */
  ask: onSite("account.enter")
    .input(PendingEntry)
    .mutation(({ ctx, input }) => requestPasskeyOptions(ctx, input.pending)),

  begin: onSite("account.protect")
    .input(StepUp)
    .mutation(({ ctx, input }) => beginPasskey(ctx, input)),

  add: onSite("account.protect")
    .input(AddPasskey)
    .mutation(({ ctx, input }) => addPasskey(ctx, input)),

  rename: onSite("account.change")
    .input(RenamePasskey)
    .mutation(({ ctx, input }) => renamePasskey(ctx, input)),

  remove: onSite("account.change")
    .input(RemovePasskey)
    .mutation(({ ctx, input }) => removePasskey(ctx, { ...input, asked: configuredProviders() })),
});
