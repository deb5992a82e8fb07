import Link from "next/link";
import { useTranslations } from "next-intl";
import { type OutboxShelf, outboxAddress, outboxShelves } from "@/features/mail/schema";

interface ShelfTabsProps {
  here: OutboxShelf;
  q: string;
  counts: Record<OutboxShelf, number>;
}

/** How many mails of a search stand on each shelf. */
export function ShelfTabs({ here, q, counts }: ShelfTabsProps) {
  const t = useTranslations("mail.outbox");
  return (
    <nav className="tabs" aria-label={t("shelves")}>
      {outboxShelves.map((shelf) => (
        <Link
          key={shelf}
          href={outboxAddress(shelf, { q })}
          prefetch={false}
          aria-current={shelf === here ? "page" : undefined}
        >
          {t(`shelf.${shelf}`)} <span className="num">{counts[shelf]}</span>
        </Link>
      ))}
    </nav>
  );
}
