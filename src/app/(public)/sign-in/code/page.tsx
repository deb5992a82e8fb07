import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SignInFrame } from "@/components/layout/sign-in-frame";
import { Link } from "@/components/ui/link";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { OrLine } from "@/features/accounts/components/or-line";
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
    <SignInFrame>
      <h1>{t("title")}</h1>
      <p className="muted">{t(byPasskey ? "leadPasskey" : "lead", { minutes: codeMinutes })}</p>
      {byPasskey && (
        <>
          <Messages only={["accounts"]}>
            <PasskeyButton next={next} />
          </Messages>
          <OrLine>{t(byApp ? "orCode" : "orRecoveryCode")}</OrLine>
        </>
      )}
      <Messages only={["accounts"]}>
        <EntryForm action={signInCodeAction} kind="signIn" fields={["factorCode"]} submit={t("submit")} next={next} />
      </Messages>
      <p>{t.rich("again", { link: (chunks) => <Link href={again}>{chunks}</Link> })}</p>
    </SignInFrame>
  );
}
