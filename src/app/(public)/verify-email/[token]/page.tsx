import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { Messages } from "@/components/i18n/messages";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Opening } from "@/components/ui/opening";
import { SendLink } from "@/features/accounts/components/addresses/send-link";
import { verificationHours } from "@/features/accounts/rules";
import { verifyAddressAction } from "@/features/accounts/server/actions";
import { isPerson } from "@/policy/actor";
import { getViewer } from "@/server/auth/viewer";
import { setStatus } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("addresses.link"))("title");
  // The address is a key: no page that is gone to from here is told it.
  return { title, robots: { index: false }, referrer: "no-referrer" };
}

/** Where the link of an email leads. Only the button uses it: programs that look at emails follow links. */
export default async function VerifyEmailPage({ params }: Props) {
  const { token } = await params;
  const { state, email, name } = await orRefuse((await serverApi()).accounts.addresses.link({ token }));
  const t = await getTranslations("addresses.link");
  const facts = { email: email ?? "", name: name ?? "", hours: verificationHours };
  const isDead = state !== "open" && state !== "used";
  if (isDead) setStatus(410);
  return (
    <main id="main" className="wrap wrap--text">
      <Opening title={t(`${state}Title`)} ledge={false}>
        {t(state, facts)}
      </Opening>
      {state === "open" && (
        <ActionForm action={verifyAddressAction} className="stack">
          <input type="hidden" name="token" value={token} />
          <p>
            <Button type="submit" look="first" size="large">
              {t("confirm")}
            </Button>
          </p>
          <p className="muted">{t("notYou")}</p>
        </ActionForm>
      )}
      {state === "used" && (
        <p>
          <ButtonLink look="first" href="/dashboard">
            {t("onward")}
          </ButtonLink>
        </p>
      )}
      {isDead && <AnotherLink />}
    </main>
  );
}

/** A new mail for someone signed in who has an address that waits; others are shown the way. */
async function AnotherLink() {
  const t = await getTranslations("addresses.link");
  if (!isPerson(await getViewer()))
    return (
      <>
        <p>{t("signInFirst")}</p>
        <p>
          <ButtonLink href="/sign-in">{t("signIn")}</ButtonLink>
        </p>
      </>
    );
  const addresses = await orRefuse((await serverApi()).accounts.addresses.list());
  const waiting = addresses.find(({ isVerified }) => !isVerified);
  if (!waiting)
    return (
      <p>
        <ButtonLink href="/dashboard">{t("onward")}</ButtonLink>
      </p>
    );
  return (
    <>
      <p>{t("another", { email: waiting.email })}</p>
      <Messages only={["addresses"]}>
        <SendLink addressId={waiting.id} email={waiting.email} />
      </Messages>
    </>
  );
}
