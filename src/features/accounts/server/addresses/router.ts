import "server-only";
import { onSite, router } from "@/server/trpc/init";
import { AddAddress, AddressRef, VerificationToken } from "../../schema";
import { addAddress } from "./add-address";
import { askForVerification } from "./ask-for-verification";
import { listAddresses } from "./list-addresses";
import { makePrimary } from "./make-primary";
import { removeAddress } from "./remove-address";
import { getVerificationLink, verifyAddress } from "./verify-address";

export const addressesRouter = router({
  list: onSite("account.own").query(({ ctx }) => listAddresses(ctx)),
  /** The same answer whoever has the address. */
  add: onSite("account.change")
    .input(AddAddress)
    .mutation(({ ctx, input }) => addAddress(ctx, input)),
  sendLink: onSite("account.own")
    .input(AddressRef)
    .mutation(({ ctx, input }) => askForVerification(ctx, input)),
  makePrimary: onSite("account.change")
    .input(AddressRef)
    .mutation(({ ctx, input }) => makePrimary(ctx, input)),
  remove: onSite("account.change")
    .input(AddressRef)
    .mutation(({ ctx, input }) => removeAddress(ctx, input)),
  /** What the link of an email would do; whoever holds it may ask, signed in or not. */
  link: onSite("account.enter")
    .input(VerificationToken)
    .query(({ ctx, input }) => getVerificationLink(ctx, input.token)),
  verify: onSite("account.enter")
    .input(VerificationToken)
    .mutation(({ ctx, input }) => verifyAddress(ctx, input.token)),
});
