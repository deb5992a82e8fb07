import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LookUpForm } from "@/features/certificates/components/look-up-form";
import { parseCertificateReference } from "@/features/certificates/rules";
import { cachePage } from "@/server/cache/page-context";
import { requireSite } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("certificates.verify");
  return { title: t("title"), description: t("lead") };
}

/** The form sends what was typed here, and here it becomes the address of the record. */
export default async function VerifyPage({
  searchParams,
}: {
  searchParams: Promise<{ reference?: string | string[] }>;
}) {
  await requireSite("certificate.verify");
  const { reference } = await searchParams;
  const typed = typeof reference === "string" ? reference.trim().slice(0, 300) : undefined;
  if (typed) {
    const read = parseCertificateReference(typed);
    const name = read.kind === "number" ? read.number : read.kind === "hash" ? read.hash : read.text;
    redirect(`/verify/${encodeURIComponent(name)}`);
  }
  if (typed === undefined) cachePage(["site"]);
  const t = await getTranslations("certificates.verify");
  return (
    <main id="main" className="wrap max-inline-[62rem]">
      <LookUpForm isMissing={typed === ""} />
      <p className="muted">{t("lead")}</p>
    </main>
  );
}
