import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { SegmentRow } from "@/components/ui/segment-row";
import { SendAgain } from "@/features/mail/components/send-again";
import { type OutboxTab, outboxAddress } from "@/features/mail/schema";
import type { ShownMail as Mail } from "@/features/mail/server/outbox";

export type MailView = "html" | "text" | "source";

interface ShownMailProps {
  mail: Mail;
  view: MailView;
  tab: OutboxTab;
  q: string;
  /** Without one nothing can be sent again. */
  hasServer: boolean;
}

/** One mail with its facts: as it arrives, as plain text, or as it goes over the wire. */
export function ShownMail({ mail, view, tab, q, hasServer }: ShownMailProps) {
  const t = useTranslations("mail.outbox");
  const facts = [
    { name: t("to"), value: mail.toAddress },
    { name: t("from"), value: mail.from },
    { name: t("written"), value: <LocalTime at={mail.createdAt} shape="second" /> },
    { name: t("sentAt"), value: mail.sentAt && <LocalTime at={mail.sentAt} shape="second" /> },
    { name: t("tries"), value: mail.attempts || null },
    { name: t("lastError"), value: mail.lastError },
  ].filter(({ value }) => value !== null);
  return (
    <section aria-labelledby="mail-subject">
      <div className="row row--apart">
        <h2 className="type-h3" id="mail-subject">
          {mail.subject}
        </h2>
        <SegmentRow as="nav" aria-label={t("views")}>
          {(["html", "text", "source"] as const).map((name) => (
            <Link
              key={name}
              href={`${outboxAddress(tab, { q, mail: mail.id })}&view=${name}`}
              aria-current={name === view ? "page" : undefined}
            >
              {t(`view.${name}`)}
            </Link>
          ))}
        </SegmentRow>
      </div>
      <div className="caption mbs-2 mbe-4 [&>.facts]:gap-x-4 [&>.facts]:gap-y-0">
        <Facts of={facts} />
      </div>
      {mail.html === "" ? <p className="muted">{t("gone")}</p> : <MailTexts mail={mail} view={view} />}
      {hasServer && (mail.state === "FAILED" || mail.state === "HELD") && mail.html !== "" && (
        <SendAgain mailId={mail.id} />
      )}
    </section>
  );
}

function MailTexts({ mail, view }: { mail: Mail; view: MailView }) {
  const t = useTranslations("mail.outbox");
  if (view !== "html") {
    return (
      <section
        className="mbe-4 overflow-auto border border-line bg-raised p-4"
        aria-label={t(`view.${view}`)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
      >
        <pre className="whitespace-pre-wrap wrap-anywhere [font:0.8125rem/1.25rem_var(--mono)]">{mail[view]}</pre>
      </section>
    );
  }
  return (
    <div
      className="mbe-4 overflow-hidden border border-line bg-[#fff] scheme-light"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own elements around escaped words (mail-letter.tsx)
      dangerouslySetInnerHTML={{ __html: mail.html }}
    />
  );
}
