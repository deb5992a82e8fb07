import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Words } from "@/components/i18n/words";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { MailList } from "@/features/mail/components/mail-list";
import { MailSearch } from "@/features/mail/components/mail-search";
import { ShelfTabs } from "@/features/mail/components/shelf-tabs";
import { type MailView, ShownMail } from "@/features/mail/components/shown-mail";
import { idIn, type OutboxShelf, outboxShelves, wordsIn } from "@/features/mail/schema";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Asked = { shelf?: string; mail?: string; view?: string; before?: string; q?: string };
type Props = { searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mail.outbox"))("title"), robots: { index: false } };
}

const views: readonly MailView[] = ["html", "text", "source"];

/** Every mail that this site wrote, as it arrives: where no mail server is set, the only place to read them. */
export default async function OutboxPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const asked = await searchParams;
  const shelf: OutboxShelf = outboxShelves.find((name) => name === asked.shelf) ?? "kept";
  const view = views.find((name) => name === asked.view) ?? "html";
  const api = await serverApi();
  const mailId = idIn(asked.mail);
  const q = wordsIn(asked);
  const [outbox, t] = await Promise.all([
    orRefuse(api.mail.list({ shelf, q, before: idIn(asked.before) })),
    getTranslations("mail.outbox"),
  ]);
  const mail = mailId ? await orRefuse(api.mail.get({ mailId })) : null;
  return (
    <main id="main" className="wrap wrap--wide">
      <div className="row row--apart office__head">
        <h1>{t("title")}</h1>
        <p className="asof">
          <LocalTime at={new Date()} shape="second" />
        </p>
      </div>
      {!outbox.hasServer && (
        <Notice icon="mail-x">
          <p>
            {t.rich("noServer", {
              b: (words) => <b>{words}</b>,
              code: (words) => <span className="mono">{words}</span>,
            })}
          </p>
        </Notice>
      )}
      <MailSearch shelf={shelf} q={q} />
      <ShelfTabs here={shelf} q={q} counts={outbox.counts} />
      {outbox.mails.length === 0 && !mail ? (
        <EmptyState title={q === "" ? t(`none.${shelf}`) : t("noneFound")} />
      ) : (
        <div className="post">
          <MailList outbox={outbox} shelf={shelf} q={q} here={mail?.id ?? null} />
          {mail ? (
            <Words only={["mail.outbox", "mail.errors"]}>
              <ShownMail mail={mail} view={view} shelf={shelf} q={q} hasServer={outbox.hasServer} />
            </Words>
          ) : (
            <p className="post__mail muted">{t("choose")}</p>
          )}
        </div>
      )}
    </main>
  );
}
