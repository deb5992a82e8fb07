"use server";
import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { isAppError } from "@/lib/app-error";
import { serverApi } from "@/server/trpc/rsc";

/** Uses the link of a mail; the page that it leads back to says what became of it. */
export async function verifyAddressAction(form: FormData): Promise<void> {
  const token = form.get("token");
  if (typeof token !== "string") return;
  try {
    await (await serverApi()).accounts.addresses.verify({ token });
  } catch (error) {
    const isExpected = error instanceof TRPCError && (isAppError(error.cause) || error.code === "BAD_REQUEST");
    if (!isExpected) throw error;
  }
  redirect(`/verify-email/${encodeURIComponent(token)}`);
}
