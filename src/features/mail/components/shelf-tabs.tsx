import Link from "next/link";
import { useTranslations } from "next-intl";
import { type OutboxShelf, outboxShelves } from "@/features/mail/schema";

export function ShelfTabs({ here, counts }: { here: OutboxShelf; counts: Record<OutboxShelf, number> }) {
  const t = useTranslations("mail.outbox");
  return (
    <nav className="tabs" aria-label={t("shelves")}>
      {outboxShelves.map((shelf) => (
        <Link
          key={shelf}
          href={`/admin/outbox?shelf=${shelf}`}
          prefetch={false}
          aria-current={shelf === here ? "page" : undefined}
        >
          {t(`shelf.${shelf}`)} <span className="num">{counts[shelf]}</span>
        </Link>
      ))}
    </nav>
  );
}
