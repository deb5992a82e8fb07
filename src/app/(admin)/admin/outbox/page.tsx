import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { WorkHead } from "@/components/work/work-head";
import { MailList } from "@/features/mail/components/mail-list";
import { MailSearch } from "@/features/mail/components/mail-search";
import { OutboxTabs } from "@/features/mail/components/outbox-tabs";
import { type MailView, ShownMail } from "@/features/mail/components/shown-mail";
import { idIn, type OutboxTab, outboxTabs, wordsIn } from "@/features/mail/schema";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Asked = { tab?: string; mail?: string; view?: string; before?: string; q?: string };
type Props = { searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mail.outbox"))("title"), robots: { index: false } };
}

const views: readonly MailView[] = ["html", "text", "source"];

/** Every mail that this site wrote, as it arrives: where no mail server is set, the only place to read them. */
export default async function OutboxPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const asked = await searchParams;
  const tab: OutboxTab = outboxTabs.find((name) => name === asked.tab) ?? "kept";
  const view = views.find((name) => name === asked.view) ?? "html";
  const api = await serverApi();
  const mailId = idIn(asked.mail);
  const q = wordsIn(asked);
  const [outbox, t] = await Promise.all([
    orRefuse(api.mail.list({ tab, q, before: idIn(asked.before) })),
    getTranslations("mail.outbox"),
  ]);
  const mail = mailId ? await orRefuse(api.mail.get({ mailId })) : null;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        <p className="asof">
          <LocalTime at={new Date()} shape="second" />
        </p>
      </WorkHead>
      {!outbox.hasServer && (
        <Notice icon="mail-x">
          <p>
            {t.rich("noServer", {
              b: (chunks) => <b>{chunks}</b>,
              code: (chunks) => <span className="mono">{chunks}</span>,
            })}
          </p>
        </Notice>
      )}
      <MailSearch tab={tab} q={q} />
      <OutboxTabs here={tab} q={q} counts={outbox.counts} />
      {outbox.mails.length === 0 && !mail ? (
        <EmptyState title={q === "" ? t(`none.${tab}`) : t("noneFound")} />
      ) : (
        <div className="grid grid-cols-[25rem_minmax(0,1fr)] border-bs border-ink max-tablet:grid-cols-1">
          <MailList outbox={outbox} tab={tab} q={q} here={mail?.id ?? null} />
          <div className="min-inline-0 pbs-4 pbe-8 ps-8 max-tablet:px-0">
            {mail ? (
              <Messages only={["mail.outbox"]}>
                <ShownMail mail={mail} view={view} tab={tab} q={q} hasServer={outbox.hasServer} />
              </Messages>
            ) : (
              <p className="muted">{t("choose")}</p>
            )}
          </div>
        </div>
      )}
    </main>
  );
}
