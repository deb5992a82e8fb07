import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/i18n/words";
import { DoorSide } from "@/components/layout/door-side";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { PasskeyButton } from "@/features/accounts/components/passkeys/passkey-button";
import { ownPath } from "@/features/accounts/rules";
import { codeMinutes } from "@/features/accounts/second-factor";
import { signInCodeAction } from "@/features/accounts/server/actions";
import { getViewer, readPendingEntry } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

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
  const pending = await readPendingEntry();
  if (pending === null) redirect(again);
  const t = await getTranslations("accounts.code");
  const { byApp, byPasskey } = await orRefuse((await serverApi()).accounts.secondFactor.asked({ pending }));
  return (
    <main id="main" className="wrap door">
      <div className="door__form">
        <h1>{t("title")}</h1>
        <p className="muted">{t(byPasskey ? "leadPasskey" : "lead", { minutes: codeMinutes })}</p>
        {byPasskey && (
          <>
            <Words only={["accounts"]}>
              <PasskeyButton next={next} />
            </Words>
            <p className="door__or">
              <span>{t(byApp ? "orCode" : "orRecoveryCode")}</span>
            </p>
          </>
        )}
        <Words only={["accounts"]}>
          <EntryForm action={signInCodeAction} kind="signIn" fields={["factorCode"]} submit={t("submit")} next={next} />
        </Words>
        <p>{t.rich("again", { link: (words) => <Link href={again}>{words}</Link> })}</p>
      </div>
      <DoorSide />
    </main>
  );
}
