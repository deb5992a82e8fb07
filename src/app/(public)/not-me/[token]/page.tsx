import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { Ledge } from "@/components/ui/ledge";
import { deviceNamer } from "@/features/accounts/components/security/device-name";
import { disownSessionAction } from "@/features/accounts/server/actions";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("security.notMe"))("title");
  // The address is a key: no page that is gone to from here is told it.
  return { title, robots: { index: false }, referrer: "no-referrer" };
}

/** Where the mail about a new device leads: one press, no account needed. */
export default async function NotMePage({ params }: Props) {
  const { token } = await params;
  const session = await orRefuse((await serverApi()).accounts.security.doubted({ token }));
  const [t, nameOf] = await Promise.all([getTranslations("security.notMe"), deviceNamer()]);
  const device = nameOf(session);
  return (
    <main id="main" className="wrap wrap--text">
      <h1>{t(session.isDisowned ? "doneTitle" : "title")}</h1>
      <Ledge />
      <p className="lead">{session.isDisowned ? t("done") : t("lead", { device })}</p>
      <Facts
        of={[
          { name: t("when"), value: <LocalTime at={session.startedAt} /> },
          { name: t("device"), value: device },
        ]}
      />
      {!session.isDisowned && (
        <>
          <ActionForm action={disownSessionAction}>
            <input type="hidden" name="token" value={token} />
            <Button type="submit" look="first">
              {t("do")}
            </Button>
          </ActionForm>
          <p>{t("why")}</p>
          <p className="muted">{t("was")}</p>
        </>
      )}
    </main>
  );
}
