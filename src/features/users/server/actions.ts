"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { serverApi } from "@/server/trpc/rsc";

/** From the banner: back to oneself, at the page of the person whom one acted as. */
export async function stopImpersonatingAction(): Promise<void> {
  const { userId } = await (await serverApi()).users.stopImpersonating();
  // The frame around the page and the banner over it are of someone else.
  refresh();
  redirect(userId === null ? "/admin/users" : `/admin/users/${userId}`);
}
