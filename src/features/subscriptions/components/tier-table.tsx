import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { TableFrame } from "@/components/ui/table-frame";
import type { ListedTier } from "@/features/subscriptions/server/list-tiers";
import { GrantTier } from "./grant-tier";

/** People with what they have or had, and the way to change it. */
export function TierTable({ people, caption }: { people: readonly ListedTier[]; caption: string }) {
  const t = useTranslations("subscriptions");
  return (
    <TableFrame aria-label={caption}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("person")}</th>
            <th scope="col">{t("tier")}</th>
            <th scope="col">{t("until")}</th>
            <th scope="col">{t("history")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("change")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.userId}>
              <th scope="row">
                {person.name}
                <span className="caption person__address">{person.email}</span>
              </th>
              <td data-l={t("tier")}>{t(`tiers.${person.tier}`)}</td>
              <td className="num" data-l={t("until")}>
                {person.endsAt ? <LocalTime at={person.endsAt} shape="date" /> : t("noEnd")}
              </td>
              <td data-l={t("history")}>
                <Periods periods={person.periods} />
              </td>
              <td>
                <GrantTier key={person.tier} person={person} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
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
