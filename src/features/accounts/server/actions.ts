"use server";
import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { CredentialsSignin } from "next-auth";
import { isAppError } from "@/lib/app-error";
import { keepViewOfSession, leaveView } from "@/server/auth/keep-view";
import { signIn, signOut } from "@/server/auth/next-auth";
import { serverApi } from "@/server/trpc/rsc";
import type { EntryState } from "../entry-state";
import { ownPath } from "../rules";
import { AskForReset, CreateFirstAdmin, ResetPassword, SignUp } from "../schema";

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** True when the pair was right; the session cookie is set then. */
async function enter(email: string, password: string): Promise<boolean> {
  try {
    await signIn("credentials", { email, password, redirect: false });
    await keepViewOfSession();
    return true;
  } catch (error) {
    if (error instanceof CredentialsSignin) return false;
    throw error;
  }
}

/** Signs in and goes on to `next`. A wrong pair comes back as one sentence that does not say which half was wrong. */
export async function signInAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const email = text(form, "email");
  if (!(await enter(email, text(form, "password"))))
    return { error: "accounts.wrong_pair", fields: {}, typed: { email } };
  redirect(ownPath(text(form, "next"), "/dashboard"));
}

/** Makes an account, signs in and goes on to `next`. */
export async function signUpAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const typed = { name: text(form, "name"), email: text(form, "email") };
  const failed = await tryToCreate(SignUp.safeParse({ ...typed, password: text(form, "password") }), async (input) => {
    await (await serverApi()).accounts.signUp(input);
  });
  if (failed) return { ...failed, typed };
  await enter(typed.email, text(form, "password"));
  redirect(ownPath(text(form, "next"), "/dashboard"));
}

/** Takes the wish for a new password, and says the same whether somebody has the address or not. */
export async function askForResetAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const typed = { email: text(form, "email") };
  const failed = await tryToCreate(AskForReset.safeParse(typed), async (input) => {
    await (await serverApi()).accounts.askForReset(input);
  });
  if (failed) return { ...failed, typed };
  redirect("/forgot-password?sent=1");
}

/** Sets a new password by the link of a mail, and signs in with it. */
export async function resetPasswordAction(_before: EntryState, form: FormData): Promise<EntryState> {
  const given = { token: text(form, "token"), password: text(form, "password") };
  let email = "";
  const failed = await tryToCreate(ResetPassword.safeParse(given), async (input) => {
    ({ email } = await (await serverApi()).accounts.resetPassword(input));
  });
  if (failed) return { ...failed, typed: {} };
  await enter(email, given.password);
  redirect("/dashboard");
}

/** Uses the link of a mail that proves an address; the page that it leads back to says what became of it. */
export async function verifyAddressAction(form: FormData): Promise<void> {
  const token = text(form, "token");
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
  const typed = { name: text(form, "name"), email: text(form, "email"), code: text(form, "code") };
  const failed = await tryToCreate(
    CreateFirstAdmin.safeParse({ ...typed, password: text(form, "password") }),
    async (input) => {
      await (await serverApi()).accounts.createFirstAdmin(input);
    },
  );
  if (failed) return { ...failed, typed };
  await enter(typed.email, text(form, "password"));
  redirect("/dashboard");
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

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };

async function tryToCreate<T>(
  parsed: Parsed<T>,
  create: (input: T) => Promise<void>,
): Promise<Pick<EntryState, "error" | "fields"> | null> {
  if (!parsed.success) {
    const fields: Record<string, string> = {};
    for (const { path, message } of parsed.error.issues) fields[String(path[0])] ??= message;
    return { error: null, fields };
  }
  try {
    await create(parsed.data);
    return null;
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (!isAppError(cause)) throw error;
    if (cause.reason === "accounts.email_taken") return { error: null, fields: { email: cause.reason } };
    if (cause.reason === "accounts.setup_code_wrong") return { error: null, fields: { code: cause.reason } };
    return { error: cause.reason, fields: {} };
  }
}
