"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { EntryState } from "@/features/accounts/entry-state";
import { formText, proofOf, tryToSend } from "@/features/accounts/server/form-answers";
import { serverApi } from "@/server/trpc/rsc";
import { AskForDeletion, SaveDataSettings } from "../schema";

/** For admins: how long what about people is kept. */
export async function saveDataSettingsAction(form: FormData): Promise<void> {
  const days = (name: string) => Number(formText(form, name) || Number.NaN);
  const wish = SaveDataSettings.safeParse({
    keptDays: days("keptDays"),
    addressDays: days("addressDays"),
    graceDays: days("graceDays"),
  });
  // The fields refuse it before it is sent; this is for whoever sends without them.
  if (!wish.success) redirect("/admin/settings?done=0");
  await (await serverApi()).privacy.saveSettings(wish.data);
  redirect("/admin/settings?done=1");
}

const nothing = { success: true, data: null } as const;

export async function askForExportAction(_before: EntryState): Promise<EntryState> {
  const failed = await tryToSend(nothing, async () => {
    await (await serverApi()).privacy.askForExport();
  });
  if (failed) return { ...failed, typed: {} };
  refresh();
  return { error: null, fields: {}, typed: {} };
}

export async function stopExportAction(): Promise<void> {
  await (await serverApi()).privacy.stopExport();
  refresh();
}

/** With the frame around the page again: it says whether the account is about to go. */
function leaveFor(path: string): never {
  refresh();
  redirect(path);
}

export async function askForDeletionAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const failed = await tryToSend(AskForDeletion.safeParse(proofOf(form)), async (input) => {
    await (await serverApi()).privacy.askForDeletion(input);
  });
  if (failed) return { ...failed, typed: {} };
  leaveFor("/account/data?done=deletion");
}

export async function cancelDeletionAction(): Promise<void> {
  await (await serverApi()).privacy.cancelDeletion();
  leaveFor("/account/data?done=kept");
}
