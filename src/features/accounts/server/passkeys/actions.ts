"use server";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/browser";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { codeCookie, passkeyCookie } from "@/server/auth/pending-cookie";
import { serverApi } from "@/server/trpc/rsc";
import type { EntryState } from "../../entry-state";
import { ownPath } from "../../rules";
import { AddPasskey, BeginPasskey, RemovePasskey, RenamePasskey } from "../../schema";
import { formText, proofOf, tryToSend } from "../form-answers";
import { tryEntry } from "../try-entry";
import type { Begun } from "./add-passkey";
import type { Asked } from "./prove-passkey";

type Refused = Pick<EntryState, "error" | "fields">;

/** What the browser is to ask a device for; the same challenge goes along in a cookie. */
export async function beginPasskeyAction(form: FormData): Promise<{ options: Begun["options"] } | Refused> {
  let begun: Begun | null = null;
  const given = { ...proofOf(form), passkeyName: formText(form, "passkeyName") };
  const failed = await tryToSend(BeginPasskey.safeParse(given), async ({ current }) => {
    begun = await (await serverApi()).accounts.passkeys.begin({ current });
  });
  if (failed || !begun) return failed ?? { error: null, fields: {} };
  const { options, sealed } = begun as Begun;
  await passkeyCookie.write(sealed);
  return { options };
}

/** Keeps what the device has made. Comes back with recovery codes where it is the account's first second factor. */
export async function addPasskeyAction(
  passkeyName: string,
  response: RegistrationResponseJSON,
): Promise<{ codes: string[] } | Refused> {
  let codes: string[] = [];
  const given = { passkeyName, response, sealed: await passkeyCookie.read() };
  const failed = await tryToSend(AddPasskey.safeParse(given), async (input) => {
    ({ codes } = await (await serverApi()).accounts.passkeys.add(input));
  });
  if (failed) return failed;
  await passkeyCookie.clear();
  refresh();
  return { codes };
}

export async function renamePasskeyAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const given = { passkeyId: formText(form, "about"), passkeyName: formText(form, "passkeyName") };
  const failed = await tryToSend(RenamePasskey.safeParse(given), async (input) => {
    await (await serverApi()).accounts.passkeys.rename(input);
  });
  if (failed) return { ...failed, typed: {} };
  redirect("/account/security?done=passkeyRenamed");
}

export async function removePasskeyAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const given = { passkeyId: formText(form, "about"), ...proofOf(form) };
  const failed = await tryToSend(RemovePasskey.safeParse(given), async (input) => {
    await (await serverApi()).accounts.passkeys.remove(input);
  });
  if (failed) return { ...failed, typed: {} };
  redirect("/account/security?done=passkeyRemoved");
}

/** What the browser is to ask a device for at sign-in. */
export async function askForPasskeyAction(): Promise<{ options: Asked["options"] }> {
  const { options, sealed } = await (await serverApi()).accounts.passkeys.ask({
    pending: await codeCookie.read(),
  });
  await passkeyCookie.write(sealed);
  return { options };
}

/** Signs in by what the device said, and goes on to `next`. */
export async function signInPasskeyAction(response: AuthenticationResponseJSON, next: string): Promise<Refused> {
  const refused = await tryEntry("passkey", { answer: JSON.stringify(response) });
  if (!refused) redirect(ownPath(next, "/dashboard"));
  return { error: refused, fields: {} };
}
