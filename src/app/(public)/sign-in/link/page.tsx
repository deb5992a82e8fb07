import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { Messages } from "@/components/i18n/messages";
import { SignInFrame } from "@/components/layout/sign-in-frame";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { pendingHours } from "@/features/accounts/providers";
import { ownPath } from "@/features/accounts/rules";
import { signInAction } from "@/features/accounts/server/actions";
import { giveAddressAction, leaveSignUpAction } from "@/features/accounts/server/providers/actions";
import { getViewer, readSignUpToken } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.signIn"))("title"), robots: { index: false } };
}

/** What is left to do for someone who came by a provider and has no account that is linked. It waits for them for a day. */
export default async function SignInLinkPage({ searchParams }: Props) {
  await requireSite("account.enter");
  const asked = (await searchParams).next;
  const next = ownPath(typeof asked === "string" ? asked : null, "");
  if ((await getViewer()).kind === "person") redirect(next || "/dashboard");
  const token = await readSignUpToken();
  const pending = await orRefuse((await serverApi()).accounts.providers.pending({ token }));
  if (!pending) redirect(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
  const { nextStep, provider, email } = pending;
  const t = await getTranslations("accounts.pending");
  const typed = { email: email ?? "" };
  return (
    <SignInFrame>
      <h1>{t(`${nextStep}Title`)}</h1>
      <p className="muted" role={nextStep === "sent" ? "status" : undefined}>
        {t(nextStep, { provider, email: typed.email, hours: pendingHours })}
      </p>
      {nextStep === "sent" && <p>{t("sentAgain")}</p>}
      <Messages only={["accounts"]}>
        {nextStep === "password" ? (
          <EntryForm
            action={signInAction}
            kind="signIn"
            fields={["email", "password"]}
            typed={typed}
            submit={t("passwordDo")}
            next={next}
          />
        ) : (
          <EntryForm
            action={giveAddressAction}
            fields={["email"]}
            typed={typed}
            submit={t(`${nextStep}Do`)}
            next={next}
          />
        )}
      </Messages>
      {nextStep === "password" && (
        <p>{t.rich("passwordNone", { link: (chunks) => <Link href="/forgot-password">{chunks}</Link> })}</p>
      )}
      <ActionForm action={leaveSignUpAction}>
        <Button type="submit" look="quiet">
          {t("leave")}
        </Button>
      </ActionForm>
    </SignInFrame>
  );
}
