import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import { isAnyMailKind } from "@/features/mail/kinds";
import { type OutboxTab, outboxAddress } from "@/features/mail/schema";
import type { Outbox } from "@/features/mail/server/outbox";

/** The emails of one tab, newest first; each is a link named by its subject. */
export function MailList({
  outbox: { mails, olderThan },
  tab,
  q,
  here,
}: {
  outbox: Pick<Outbox, "mails" | "olderThan">;
  tab: OutboxTab;
  q: string;
  here: string | null;
}) {
  const t = useTranslations("mail.outbox");
  const kinds = useTranslations("mail.kinds");
  return (
    <div className="border-e border-line max-tablet:border-e-0">
      <ul aria-label={t("mails")}>
        {mails.map(({ id, subject, toAddress, kind, createdAt }) => (
          <li key={id}>
            <Link
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-be border-line py-2.5 ps-2 pe-4 no-underline hover:bg-sunken here:row-mark here:bg-sunken"
              href={outboxAddress(tab, { q, mail: id })}
              aria-label={subject}
              aria-describedby={`facts-${id}`}
              aria-current={id === here ? "true" : undefined}
            >
              <b className="truncate font-strong">{subject}</b>
              <span className="caption num text-end">
                <LocalTime at={createdAt} />
              </span>
              <span className="caption" id={`facts-${id}`}>
                {toAddress}
              </span>
              <span className="caption text-end">{isAnyMailKind(kind) ? kinds(kind) : kind}</span>
            </Link>
          </li>
        ))}
      </ul>
      {olderThan && (
        <p>
          <Link className="caption" href={outboxAddress(tab, { q, before: olderThan })}>
            {t("older")}
          </Link>
        </p>
      )}
    </div>
  );
}
