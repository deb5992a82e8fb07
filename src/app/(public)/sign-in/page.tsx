import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SignInFrame } from "@/components/layout/sign-in-frame";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { PasskeyButton } from "@/features/accounts/components/passkeys/passkey-button";
import { ProviderButtons } from "@/features/accounts/components/providers/provider-buttons";
import { entryProblems } from "@/features/accounts/providers";
import { ownPath } from "@/features/accounts/rules";
import { signInAction } from "@/features/accounts/server/actions";
import { getViewer } from "@/server/auth/viewer";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.signIn"))("title"), robots: { index: false } };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Partial<Record<"next" | "late" | "error", string | string[]>>>;
}) {
  await requireSite("account.enter");
  const { next: asked, late, error } = await searchParams;
  const next = ownPath(typeof asked === "string" ? asked : null, "");
  if ((await getViewer()).kind === "person") redirect(next || "/dashboard");
  // One copy for all; each address to go back to would need a copy of its own.
  if (asked === undefined && late === undefined && error === undefined) cachePage(["site"]);
  const [t, said] = await Promise.all([
    getTranslations("accounts.signIn"),
    getTranslations("accounts.outside.problems"),
  ]);
  const problem = entryProblems.find((what) => what === error);
  const { passkeys, providers } = (await serverApi()).accounts;
  const [hasPasskeys, offered] = await Promise.all([orRefuse(passkeys.offered()), orRefuse(providers.offered())]);
  return (
    <SignInFrame>
      <h1>{t("title")}</h1>
      <p className="muted">{next ? t("back") : t("lead")}</p>
      {late === "1" && (
        <Notice tone="caution" live="alert">
          {t("late")}
        </Notice>
      )}
      {problem && (
        <Notice tone={problem === "denied" ? "caution" : "negative"} live="alert">
          {said(problem)}
        </Notice>
      )}
      <Messages only={["accounts"]}>
        <EntryForm
          action={signInAction}
          kind="signIn"
          fields={["email", "password"]}
          submit={t("submit")}
          next={next}
        />
      </Messages>
      <p>
        <Link href="/forgot-password">{t("forgot")}</Link>
      </p>
      {hasPasskeys && (
        <Messages only={["accounts"]}>
          <PasskeyButton next={next} />
        </Messages>
      )}
      <ProviderButtons offered={offered} next={next} />
      <p>
        {t.rich("newHere", {
          link: (words) => <Link href={next ? `/sign-up?next=${encodeURIComponent(next)}` : "/sign-up"}>{words}</Link>,
        })}
      </p>
    </SignInFrame>
  );
}
