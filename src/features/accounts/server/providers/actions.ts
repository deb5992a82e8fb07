"use server";
import { redirect } from "next/navigation";
import { AuthError } from "next-auth";
import { env } from "@/env/server";
import { signIn } from "@/server/auth/next-auth";
import { linkCookie, signUpCookie } from "@/server/auth/pending-cookie";
import { serverApi } from "@/server/trpc/rsc";
import type { EntryState } from "../../entry-state";
import { isProviderId, type ProviderId } from "../../providers";
import { ownPath } from "../../rules";
import { GiveAddress, LinkProvider, UnlinkAccount } from "../../schema";
import { formText, tryToSend } from "../form-answers";
import { tryEntry } from "../try-entry";

const securityPage = "/account/security";

/** Absent for whoever has no password to give. */
const current = (form: FormData) => (form.has("current") ? formText(form, "current") : undefined);

/** Off to the provider; a path of this site for one that cannot be asked. */
async function goToProvider(provider: ProviderId, next: string, failed: string): Promise<never> {
  const to = await askProvider(provider, next);
  redirect(to ?? failed);
}

/** Null where it cannot be reached, or is not set up well. */
async function askProvider(provider: ProviderId, next: string): Promise<string | null> {
  try {
    const to: unknown = await signIn(provider, { redirect: false, redirectTo: next });
    return typeof to === "string" && new URL(to).origin !== new URL(env.APP_URL).origin ? to : null;
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return null;
  }
}

/** Starts a sign-in, or a sign-up, through a provider. */
export async function enterWithProviderAction(form: FormData): Promise<void> {
  const provider = formText(form, "provider");
  const next = ownPath(formText(form, "next"), "/dashboard");
  // Someone may have set out to link an account and come back without.
  await linkCookie.clear();
  const failed = `/sign-in?error=misconfigured&next=${encodeURIComponent(next)}`;
  const offered = await (await serverApi()).accounts.providers.offered();
  if (!isProviderId(provider) || !offered.some(({ id }) => id === provider)) redirect(failed);
  await goToProvider(provider, next, failed);
}

/** The address that the provider did not prove. Whether someone has it is not said here. */
export async function giveAddressAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const typed = { email: formText(form, "email") };
  const next = encodeURIComponent(ownPath(formText(form, "next"), "/dashboard"));
  const parsed = GiveAddress.safeParse({ ...typed, token: await signUpCookie.read() });
  const failed = await tryToSend(parsed, async (input) => {
    await (await serverApi()).accounts.providers.giveAddress(input);
  });
  if (failed?.error?.reason === "accounts.sign_up_over") redirect(`/sign-in?error=sign_up_over&next=${next}`);
  if (failed) return { ...failed, typed };
  redirect(`/sign-in/link?next=${next}`);
}

/** Makes the account by the link of an email, and signs in. */
export async function proveAddressAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const refused = await tryEntry("proved-address", { token: formText(form, "token") });
  if (!refused) redirect("/dashboard");
  if (refused.reason === "accounts.code_needed") redirect("/sign-in/code");
  return { error: refused, fields: {}, typed: {} };
}

/** Forgets in this browser what a provider said. */
export async function leaveSignUpAction(): Promise<void> {
  await signUpCookie.clear();
  redirect("/sign-in");
}

/** Off to the provider to have what comes back linked. */
export async function linkProviderAction(_before: EntryState, form: FormData): Promise<EntryState> {
  let intent = "";
  const parsed = LinkProvider.safeParse({ provider: formText(form, "about"), current: current(form) });
  const failed = await tryToSend(parsed, async (input) => {
    intent = await (await serverApi()).accounts.providers.intendLink(input);
  });
  if (failed || !parsed.success) return { error: null, fields: {}, ...failed, typed: {} };
  await linkCookie.write(intent);
  return goToProvider(parsed.data.provider, securityPage, `${securityPage}?error=misconfigured`);
}

export async function unlinkAccountAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const given = { accountId: formText(form, "about"), current: current(form) };
  const failed = await tryToSend(UnlinkAccount.safeParse(given), async (input) => {
    await (await serverApi()).accounts.providers.unlink(input);
  });
  if (failed) return { ...failed, typed: {} };
  redirect(`${securityPage}?done=unlinked`);
}
