import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Opening } from "@/components/ui/opening";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { pendingHours } from "@/features/accounts/providers";
import { proveAddressAction } from "@/features/accounts/server/providers/actions";
import { getViewer, readSignUpToken } from "@/server/auth/viewer";
import { setStatus } from "@/server/cache/page-context";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("accounts.proof"))("title");
  // The address is a key: no page that is gone to from here is told it.
  return { title, robots: { index: false }, referrer: "no-referrer" };
}

/** Where the mail leads that proves the address of a new account. Only the button uses the link: programs follow links. */
export default async function ProveAddressPage({ params }: Props) {
  await requireSite("account.enter");
  if ((await getViewer()).kind === "person") redirect("/dashboard");
  const { token } = await params;
  const cookie = await readSignUpToken();
  const pending = await orRefuse((await serverApi()).accounts.providers.pending({ token: cookie }));
  const t = await getTranslations("accounts.proof");
  if (pending?.nextStep !== "sent") {
    setStatus(410);
    return (
      <main id="main" className="wrap wrap--text">
        <Opening title={t("deadTitle")} ledge={false}>
          {t("dead", { hours: pendingHours })}
        </Opening>
        <p>
          <ButtonLink look="first" href="/sign-in">
            {t("again")}
          </ButtonLink>
        </p>
      </main>
    );
  }
  return (
    <main id="main" className="wrap wrap--text">
      <Opening title={t("title")} ledge={false}>
        {t("lead", { email: pending.email ?? "", provider: pending.provider })}
      </Opening>
      <Messages only={["accounts"]}>
        <EntryForm action={proveAddressAction} kind="signIn" fields={[]} token={token} submit={t("submit")} />
      </Messages>
    </main>
  );
}
