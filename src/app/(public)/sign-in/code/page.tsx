import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/i18n/words";
import { DoorSide } from "@/components/layout/door-side";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { ownPath } from "@/features/accounts/rules";
import { codeMinutes } from "@/features/accounts/second-factor";
import { signInCodeAction } from "@/features/accounts/server/actions";
import { getViewer, waitsForCode } from "@/server/auth/viewer";
import { requireSite } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.code"))("title"), robots: { index: false } };
}

/** Between a good password and the session, for whoever has a second factor. */
export default async function SignInCodePage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  await requireSite("account.enter");
  const asked = (await searchParams).next;
  const next = ownPath(typeof asked === "string" ? asked : null, "");
  if ((await getViewer()).kind === "person") redirect(next || "/dashboard");
  const again = next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in";
  if (!(await waitsForCode())) redirect(again);
  const t = await getTranslations("accounts.code");
  return (
    <main id="main" className="wrap door">
      <div className="door__form">
        <h1>{t("title")}</h1>
        <p className="muted">{t("lead", { minutes: codeMinutes })}</p>
        <Words only={["accounts"]}>
          <EntryForm action={signInCodeAction} fields={["factorCode"]} submit={t("submit")} next={next} />
        </Words>
        <p>{t.rich("again", { link: (words) => <Link href={again}>{words}</Link> })}</p>
      </div>
      <DoorSide />
    </main>
  );
}
