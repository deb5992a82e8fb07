import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
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
    <Tabs
      label={t("tabs")}
      tabs={outboxTabs.map((tab) => ({
        href: outboxAddress(tab, { q }),
        current: tab === here,
        name: (
          <>
            {t(`tab.${tab}`)} <span className="num">{counts[tab]}</span>
          </>
        ),
      }))}
    />
  );
}
