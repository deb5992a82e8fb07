import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SignInFrame } from "@/components/layout/sign-in-frame";
import { Link } from "@/components/ui/link";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { resetMinutes } from "@/features/accounts/rules";
import { askForResetAction } from "@/features/accounts/server/actions";
import { cachePage } from "@/server/cache/page-context";
import { requireSite } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.forgot"))("title"), robots: { index: false } };
}

/** Asks for the address, and says afterwards what happens, in the same words for every address. */
export default async function ForgotPasswordPage({ searchParams }: { searchParams: Promise<{ sent?: string }> }) {
  await requireSite("account.enter");
  const isSent = (await searchParams).sent !== undefined;
  if (!isSent) cachePage(["site"]);
  const t = await getTranslations("accounts.forgot");
  return (
    <SignInFrame>
      <h1>{t(isSent ? "sentTitle" : "title")}</h1>
      <p className="muted" role={isSent ? "status" : undefined}>
        {isSent ? t("sent", { minutes: resetMinutes }) : t("lead")}
      </p>
      {isSent ? (
        <p>
          <Link href="/forgot-password">{t("again")}</Link>
        </p>
      ) : (
        <Messages only={["accounts"]}>
          <EntryForm action={askForResetAction} fields={["email"]} submit={t("submit")} />
        </Messages>
      )}
      <p>{t.rich("back", { link: (chunks) => <Link href="/sign-in">{chunks}</Link> })}</p>
    </SignInFrame>
  );
}
