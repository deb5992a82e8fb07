import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Ledge } from "@/components/ui/ledge";
import { Link } from "@/components/ui/link";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mail.unsubscribe"))("title"), robots: { index: false } };
}

/** Where the last line of an email leads: one press, no account, and a way back. */
export default async function UnsubscribePage({ params }: Props) {
  const { token } = await params;
  const { kind, address, isRefused } = await orRefuse((await serverApi()).mail.refusable({ token }));
  const [t, words] = await Promise.all([getTranslations("mail.unsubscribe"), getTranslations("mail.kinds")]);
  const facts = { address, kind: words(kind) };
  return (
    <main id="main" className="wrap wrap--text">
      <h1>{t(isRefused ? "stoppedTitle" : "title")}</h1>
      <Ledge />
      <p className="lead">{t(isRefused ? "stopped" : "lead", facts)}</p>
      <form method="post" action={`/api/unsubscribe/${token}`}>
        <input type="hidden" name="mails" value={isRefused ? "again" : "stop"} />
        <button type="submit" className={buttonClass({ look: isRefused ? "plain" : "first" })}>
          {t(isRefused ? "again" : "stop")}
        </button>
      </form>
      <p>
        <Link href="/account/notifications">{t("choices")}</Link>
      </p>
      <p className="muted">{t("rest")}</p>
    </main>
  );
}
