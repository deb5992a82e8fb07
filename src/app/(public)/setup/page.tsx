import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SignInFrame } from "@/components/layout/sign-in-frame";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { setupAction } from "@/features/accounts/server/actions";
import { requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.setup"))("title"), robots: { index: false } };
}

/** Gone as soon as someone can run the site. */
export default async function SetupPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  await requireSite("setup.use");
  if (!(await (await serverApi()).accounts.needsSetup())) notFound();
  const { code } = await searchParams;
  const t = await getTranslations("accounts.setup");
  return (
    <SignInFrame hasCovers={false}>
      <h1>{t("title")}</h1>
      <p className="muted">{t("lead")}</p>
      <Messages only={["accounts"]}>
        <EntryForm
          action={setupAction}
          fields={["code", "name", "email", "newPassword"]}
          submit={t("submit")}
          code={typeof code === "string" ? code : undefined}
        />
      </Messages>
    </SignInFrame>
  );
}
