"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { serverApi } from "@/server/trpc/rsc";
import type { EntryState } from "../../entry-state";
import { CodeProof, FirstCode, StepUp } from "../../schema";
import { factorRoles } from "../../second-factor";
import { formText, proofOf, tryToSend } from "../form-answers";

const factorPage = "/account/security/second-factor";

/** A new key, which the page shows after it. */
export async function beginFactorAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const failed = await tryToSend(StepUp.safeParse(proofOf(form)), async (input) => {
    await (await serverApi()).accounts.secondFactor.begin(input);
  });
  if (failed) return { ...failed, typed: {} };
  redirect(factorPage);
}

/**
 * Comes back with recovery codes, shown this once: the first ones after the code that switches the factor on, or new ones.
 * One action for both, so that what it says stays on the page while the rest of it changes.
 */
export async function recoveryCodesAction(_before: EntryState, form: FormData): Promise<EntryState> {
  let codes: string[] = [];
  const { secondFactor } = (await serverApi()).accounts;
  const failed =
    formText(form, "step") === "renew"
      ? await tryToSend(CodeProof.safeParse(proofOf(form)), async (input) => {
          ({ codes } = await secondFactor.renewCodes(input));
        })
      : await tryToSend(FirstCode.safeParse({ factorCode: formText(form, "factorCode") }), async (input) => {
          ({ codes } = await secondFactor.confirm(input));
        });
  if (failed) return { ...failed, typed: {} };
  refresh();
  return { error: null, fields: {}, typed: {}, codes };
}

export async function turnFactorOffAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const failed = await tryToSend(CodeProof.safeParse(proofOf(form)), async (input) => {
    await (await serverApi()).accounts.secondFactor.turnOff(input);
  });
  if (failed) return { ...failed, typed: {} };
  redirect("/account/security?done=factorOff");
}

/** For admins: whose sign-in asks for a second factor. */
export async function setFactorRolesAction(form: FormData): Promise<void> {
  const wanted = form.getAll("role");
  const roles = factorRoles.filter((role) => wanted.includes(role));
  await (await serverApi()).accounts.secondFactor.setRoles({ roles });
  redirect("/admin/settings?done=1");
}
