import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SignInFrame } from "@/components/layout/sign-in-frame";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { resetPasswordAction } from "@/features/accounts/server/actions";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("accounts.reset"))("title");
  // The address is a key: no page that is gone to from here is told it.
  return { title, robots: { index: false }, referrer: "no-referrer" };
}

/** Where the link of an email leads, while it opens something. */
export default async function ResetPasswordPage({ params }: Props) {
  const { token } = await params;
  await orRefuse((await serverApi()).accounts.reset({ token }));
  const t = await getTranslations("accounts.reset");
  return (
    <SignInFrame>
      <h1>{t("title")}</h1>
      <p className="muted">{t("lead")}</p>
      <Messages only={["accounts"]}>
        <EntryForm action={resetPasswordAction} fields={["anotherPassword"]} submit={t("submit")} token={token} />
      </Messages>
    </SignInFrame>
  );
}
