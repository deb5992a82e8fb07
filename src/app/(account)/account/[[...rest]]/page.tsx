import { notFound, redirect } from "next/navigation";
import { accountPages } from "@/components/layout/site-navigation";
import { requireSite } from "@/server/trpc/rsc";

type Props = { params: Promise<{ rest?: string[] }> };

/** The account itself leads to its first page. Whatever else is asked for: who may not come in is told so, who may learns that there is nothing. */
export default async function AccountRestPage({ params }: Props) {
  await requireSite("account.own");
  const [first] = accountPages;
  if (first && !(await params).rest) redirect(first.href);
  notFound();
}
