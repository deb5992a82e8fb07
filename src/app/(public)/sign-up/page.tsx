import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SignInFrame } from "@/components/layout/sign-in-frame";
import { Link } from "@/components/ui/link";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { ProviderButtons } from "@/features/accounts/components/providers/provider-buttons";
import { ownPath } from "@/features/accounts/rules";
import { signUpAction } from "@/features/accounts/server/actions";
import { getViewer } from "@/server/auth/viewer";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.signUp"))("title"), robots: { index: false } };
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  await requireSite("account.enter");
  const asked = (await searchParams).next;
  const next = ownPath(typeof asked === "string" ? asked : null, "");
  if ((await getViewer()).kind === "person") redirect(next || "/dashboard");
  if (asked === undefined) cachePage(["site"]);
  const t = await getTranslations("accounts.signUp");
  const offered = await orRefuse((await serverApi()).accounts.providers.offered());
  return (
    <SignInFrame>
      <h1>{t("title")}</h1>
      <p className="muted">{t("lead")}</p>
      <Messages only={["accounts"]}>
        <EntryForm action={signUpAction} fields={["name", "email", "newPassword"]} submit={t("submit")} next={next} />
      </Messages>
      <ProviderButtons offered={offered} next={next} />
      <p>
        {t.rich("known", {
          link: (words) => <Link href={next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"}>{words}</Link>,
        })}
      </p>
    </SignInFrame>
  );
}
