"use server";
import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { isAppError } from "@/lib/app-error";
import { readDeviceCookie, writeDeviceCookie } from "@/server/auth/device-cookie";
import { leaveView } from "@/server/auth/keep-view";
import { signOut } from "@/server/auth/next-auth";
import { serverApi } from "@/server/trpc/rsc";
import type { EntryState, ToldRefusal } from "../entry-state";
import { ownPath } from "../rules";
import { AskForReset, ChangePassword, ConfirmIdentity, CreateFirstAdmin, ResetPassword, SignUp } from "../schema";
import { formText, tryToSend } from "./form-answers";
import { tryEntry } from "./try-entry";

/** Signs in by a password and goes on to `next`, over the step that asks for a code where one is needed. */
async function enter(email: string, password: string, next: string): Promise<ToldRefusal> {
  const refused = await tryEntry("credentials", { email, password });
  if (!refused) redirect(next);
  if (refused.reason !== "accounts.code_needed") return refused;
  redirect(`/sign-in/code?next=${encodeURIComponent(next)}`);
}

/** Signs in and goes on to `next`. A wrong pair comes back as one sentence that does not say which half was wrong. */
export async function signInAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const email = formText(form, "email");
  const refused = await enter(email, formText(form, "password"), ownPath(formText(form, "next"), "/dashboard"));
  return { error: refused, fields: {}, typed: { email } };
}

/** The code that follows a good password. One that came too late starts at the start. */
export async function signInCodeAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const refused = await tryEntry("second-factor", { code: formText(form, "factorCode") });
  const next = ownPath(formText(form, "next"), "/dashboard");
  if (!refused) redirect(next);
  if (refused.reason === "accounts.code_over") redirect(`/sign-in?late=1&next=${encodeURIComponent(next)}`);
  return refused.reason === "accounts.code_wrong"
    ? { error: null, fields: { factorCode: refused.sentence }, typed: {} }
    : { error: refused, fields: {}, typed: {} };
}

/** Makes an account, signs in and goes on to `next`. */
export async function signUpAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const typed = { name: formText(form, "name"), email: formText(form, "email") };
  const failed = await tryToSend(
    SignUp.safeParse({ ...typed, password: formText(form, "password") }),
    async (input) => {
      await (await serverApi()).accounts.signUp(input);
    },
  );
  if (failed) return { ...failed, typed };
  const next = ownPath(formText(form, "next"), "/dashboard");
  return { error: await enter(typed.email, formText(form, "password"), next), fields: {}, typed };
}

/** Takes the wish for a new password, and says the same whether someone has the address or not. */
export async function askForResetAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const typed = { email: formText(form, "email") };
  const failed = await tryToSend(AskForReset.safeParse(typed), async (input) => {
    await (await serverApi()).accounts.askForReset(input);
  });
  if (failed) return { ...failed, typed };
  redirect("/forgot-password?sent=1");
}

/** Sets a new password by the link of an email, and signs in with it. */
export async function resetPasswordAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const given = { token: formText(form, "token"), password: formText(form, "password") };
  let entry = { email: "", deviceCookie: "" };
  const failed = await tryToSend(ResetPassword.safeParse(given), async (input) => {
    entry = await (await serverApi()).accounts.resetPassword({ ...input, deviceCookie: await readDeviceCookie() });
  });
  if (failed) return { ...failed, typed: {} };
  // Who has the mail is no stranger: this browser is a known one from now on.
  await writeDeviceCookie(entry.deviceCookie);
  return { error: await enter(entry.email, given.password, "/dashboard"), fields: {}, typed: {} };
}

/** Uses the link of an email that proves an address; the page that it leads back to says what became of it. */
export async function verifyAddressAction(form: FormData): Promise<void> {
  const token = formText(form, "token");
  try {
    await (await serverApi()).accounts.addresses.verify({ token });
  } catch (error) {
    const isExpected = error instanceof TRPCError && (isAppError(error.cause) || error.code === "BAD_REQUEST");
    if (!isExpected) throw error;
  }
  redirect(`/verify-email/${encodeURIComponent(token)}`);
}

/** Makes the first admin with the code that the site printed at its start. */
export async function setupAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const typed = { name: formText(form, "name"), email: formText(form, "email"), code: formText(form, "code") };
  const failed = await tryToSend(
    CreateFirstAdmin.safeParse({ ...typed, password: formText(form, "password") }),
    async (input) => {
      await (await serverApi()).accounts.createFirstAdmin(input);
    },
  );
  if (failed) return { ...failed, typed };
  return { error: await enter(typed.email, formText(form, "password"), "/dashboard"), fields: {}, typed };
}

/** Ends this sign-in on the server before the cookie goes, so that a kept copy of it is worthless. */
export async function signOutAction(): Promise<void> {
  const api = await serverApi();
  await api.accounts.signOut().catch((error: unknown) => {
    if (!(error instanceof TRPCError) || error.code !== "UNAUTHORIZED") throw error;
  });
  await signOut({ redirect: false });
  await leaveView();
  redirect("/");
}

const securityPage = "/account/security";

/** Ends the doubt about this session, and shows the page that it asked for. */
export async function confirmIdentityAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const failed = await tryToSend(ConfirmIdentity.safeParse({ password: formText(form, "password") }), async (input) => {
    await (await serverApi()).accounts.security.confirm(input);
  });
  if (failed) return { ...failed, typed: {} };
  redirect(securityPage);
}

/** Another password; every other device is signed out and this one stays. */
export async function changePasswordAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const given = { current: formText(form, "current"), password: formText(form, "password") };
  let kept = "";
  const failed = await tryToSend(ChangePassword.safeParse(given), async (input) => {
    const changing = { ...input, deviceCookie: await readDeviceCookie() };
    ({ deviceCookie: kept } = await (await serverApi()).accounts.security.changePassword(changing));
  });
  if (failed) return { ...failed, typed: {} };
  await writeDeviceCookie(kept);
  redirect(`${securityPage}?done=password`);
}

export async function endSessionAction(form: FormData): Promise<void> {
  await (await serverApi()).accounts.security.endSession({ sessionId: formText(form, "sessionId") });
  redirect(`${securityPage}?done=device`);
}

export async function endOtherSessionsAction(): Promise<void> {
  await (await serverApi()).accounts.security.endOtherSessions();
  redirect(`${securityPage}?done=devices`);
}

/** By the link of an email: the sign-in ends and the link to a new password is mailed. */
export async function disownSessionAction(form: FormData): Promise<void> {
  const token = formText(form, "token");
  await (await serverApi()).accounts.security.disown({ token });
  redirect(`/not-me/${token}`);
}
