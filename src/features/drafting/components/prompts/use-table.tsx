import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { TableFrame } from "@/components/ui/table-frame";
import { creditsOf } from "@/features/drafting/credits";
import type { MonthUse, PersonUse } from "@/features/drafting/server/ledger/read-use";
import type { Spent } from "@/features/drafting/server/ledger/spent";
import { Costs } from "./costs";
import { Figure } from "./figure";

/** What each person used this month; each row leads to the requests that it is the sum of. */
export function UseTable({ use }: { use: MonthUse }) {
  const t = useTranslations("prompts.use");
  if (use.total.requests === 0) return <EmptyState title={t("empty")}>{t("emptyWhy")}</EmptyState>;
  return (
    <>
      <TableFrame aria-label={t("caption")}>
        <table>
          <caption className="visually-hidden">{t("caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("person")}</th>
              {(["requests", "read", "written", "cost", "credits"] as const).map((name) => (
                <th key={name} scope="col" className="r">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {use.people.map((person) => (
              <PersonRow key={person.userId} person={person} month={use.month} />
            ))}
            <tr className="[&>*]:font-heavy min-[48rem]:[&>*]:border-bs min-[48rem]:[&>*]:border-bs-ink">
              <th scope="row">{t("all")}</th>
              <SpentCells spent={use.total} href={`/admin/prompts/ledger?month=${use.month}`} />
              <td className="r" data-l={t("credits")}>
                <Figure value={creditsOf(use.total.weightedTokens)} />
              </td>
            </tr>
          </tbody>
        </table>
      </TableFrame>
      <div className="pbs-3 pbe-2">
        <Pagination page={use.page} last={use.lastPage} hrefOf={(page) => `/admin/prompts?page=${page}`} />
      </div>
      <p className="caption">
        {use.total.costs.length === 0 && <>{t("noCostWhy")} </>}
        {t("months")}
      </p>
    </>
  );
}

function PersonRow({ person, month }: { person: PersonUse; month: string }) {
  const t = useTranslations("prompts.use");
  const { userId, name, grantedCredits, weightedTokens } = person;
  const href = `/admin/prompts/ledger?person=${userId}&month=${month}`;
  const used = creditsOf(weightedTokens);
  return (
    <tr>
      <th scope="row">
        <Link href={href}>{name}</Link>
      </th>
      <SpentCells spent={person} href={href} />
      <td className="r num" data-l={t("credits")}>
        <Link href={href}>
          {grantedCredits === null ? <Figure value={used} /> : t("of", { used, granted: grantedCredits })}
        </Link>
      </td>
    </tr>
  );
}

function SpentCells({ spent, href }: { spent: Spent; href: string }) {
  const t = useTranslations("prompts.use");
  const figures = [
    ["requests", spent.requests],
    ["read", spent.inputTokens],
    ["written", spent.outputTokens],
  ] as const;
  return (
    <>
      {figures.map(([name, value]) => (
        <td key={name} className="r" data-l={t(name)}>
          <Link href={href}>
            <Figure value={value} />
          </Link>
        </td>
      ))}
      <td className="r" data-l={t("cost")}>
        {spent.costs.length === 0 ? (
          <Costs of={[]} none={t("noCost")} />
        ) : (
          <Link href={href}>
            <Costs of={spent.costs} none="" />
          </Link>
        )}
      </td>
    </>
  );
}
