import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import { nameInCell } from "@/components/ui/table-frame";
import type { ListedTier } from "@/features/subscriptions/server/list-tiers";
import { GrantTier } from "./grant-tier";

/** People with what they have or had, and the way to change it. */
export function TierTable({ people, caption }: { people: readonly ListedTier[]; caption: string }) {
  const t = useTranslations("subscriptions");
  return (
    <DataTable
      caption={caption}
      rows={people}
      keyOf={({ userId }) => userId}
      columns={[
        {
          id: "person",
          name: t("person"),
          cell: ({ name, email }) => (
            <span className={nameInCell}>
              <bdi>{name}</bdi>
              <span className="caption">{email}</span>
            </span>
          ),
        },
        { id: "tier", name: t("tier"), label: t("tier"), cell: ({ tier }) => t(`tiers.${tier}`) },
        {
          id: "until",
          name: t("until"),
          label: t("until"),
          cell: ({ endsAt }) => (endsAt ? <LocalTime at={endsAt} shape="date" /> : t("noEnd")),
        },
        {
          id: "history",
          name: t("history"),
          label: t("history"),
          cell: ({ periods }) => <Periods periods={periods} />,
        },
        {
          id: "change",
          name: <span className="visually-hidden">{t("change")}</span>,
          cell: (person) => <GrantTier key={person.tier} person={person} />,
        },
      ]}
    />
  );
}

function Periods({ periods }: Pick<ListedTier, "periods">) {
  const t = useTranslations("subscriptions");
  if (periods.length === 0) return t("noHistory");
  return (
    <ul>
      {periods.map(({ id, tier, startedAt, endedAt }) => (
        <li key={id} className="caption num">
          {t.rich(endedAt ? "period" : "periodRuns", {
            tier: t(`tiers.${tier}`),
            from: () => <LocalTime at={startedAt} shape="date" />,
            to: () => endedAt && <LocalTime at={endedAt} shape="date" />,
          })}
        </li>
      ))}
    </ul>
  );
}
