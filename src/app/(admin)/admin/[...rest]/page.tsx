import { notFound } from "next/navigation";
import { requireSite } from "@/server/trpc/rsc";

/** Whatever else is asked for below this address: who may not come in is told so, who may learns that there is nothing. */
export default async function AdminRestPage() {
  await requireSite("admin.use");
  notFound();
}
