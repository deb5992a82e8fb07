import Link from "next/link";
import { useTranslations } from "next-intl";
import { type OutboxTab, outboxAddress, outboxTabs } from "@/features/mail/schema";

interface OutboxTabsProps {
  here: OutboxTab;
  q: string;
  counts: Record<OutboxTab, number>;
}

/** How many emails of a search are in each tab. */
export function OutboxTabs({ here, q, counts }: OutboxTabsProps) {
  const t = useTranslations("mail.outbox");
  return (
    <nav className="tabs" aria-label={t("tabs")}>
      {outboxTabs.map((tab) => (
        <Link
          key={tab}
          href={outboxAddress(tab, { q })}
          prefetch={false}
          aria-current={tab === here ? "page" : undefined}
        >
          {t(`tab.${tab}`)} <span className="num">{counts[tab]}</span>
        </Link>
      ))}
    </nav>
  );
}
