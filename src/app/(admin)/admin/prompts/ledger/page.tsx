import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ButtonBody, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { Tally } from "@/components/ui/tally";
import { WorkHead } from "@/components/work/work-head";
import { Costs } from "@/features/drafting/components/prompts/costs";
import { Figure } from "@/features/drafting/components/prompts/figure";
import { RequestTable } from "@/features/drafting/components/prompts/request-table";
import { tokensPerCredit } from "@/features/drafting/credits";
import { ledgerFilterIn } from "@/features/drafting/ledger-filter";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prompts.ledger"))("title"), robots: { index: false } };
}

/** The requests that were made to models, as rows that add up to every figure shown elsewhere. */
export default async function LedgerPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const { asked, addressOf } = ledgerFilterIn(await searchParams);
  const ledger = await orRefuse((await serverApi()).drafting.ledger.list(asked));
  const [t, locale] = await Promise.all([getTranslations("prompts"), getLocale()]);
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const chosen = [
    asked.person !== null && t("ledger.by", { person: ledger.person ?? t("ledger.nobody") }),
    asked.month !== null && t("ledger.in", { month: month.format(new Date(`${asked.month}-15T00:00:00Z`)) }),
    ledger.prompt !== null &&
      t("ledger.with", { stage: t(`stages.${ledger.prompt.stage}`), number: ledger.prompt.number }),
  ].filter((words) => words !== false);
  const { total } = ledger;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead>
        <Breadcrumbs trail={[{ name: t("ledger.crumb"), href: "/admin/prompts" }]} />
        <div className="row row--apart">
          <h1>{t("ledger.title")}</h1>
          <a className={buttonClass({ size: "small" })} href={addressOf("/admin/prompts/ledger/csv", null)} download>
            <ButtonBody icon="download">{t("ledger.csv")}</ButtonBody>
          </a>
        </div>
        {chosen.length === 0 ? (
          <p className="muted">{t("ledger.whole")}</p>
        ) : (
          <p className="muted">
            {t("ledger.chosen", { chosen: chosen.join(", ") })}{" "}
            <Link href="/admin/prompts/ledger">{t("ledger.whole")}</Link>
          </p>
        )}
      </WorkHead>
      {ledger.requests.length === 0 ? (
        <EmptyState title={t("ledger.empty")}>{t("ledger.emptyWhy")}</EmptyState>
      ) : (
        <>
          <section aria-label={t("ledger.total")} className="max-inline-[46rem] pbs-4 pbe-6">
            <Tally
              lines={[
                { name: t("ledger.requests"), value: <Figure value={total.requests} /> },
                { name: t("use.read"), value: <Figure value={total.inputTokens} /> },
                { name: t("use.written"), value: <Figure value={total.outputTokens} /> },
                {
                  name: t("ledger.credits"),
                  value: <Figure value={total.weightedTokens / tokensPerCredit} digits={3} />,
                },
                { name: t("ledger.cost"), value: <Costs of={total.costs} none={t("ledger.noCost")} /> },
              ]}
            />
          </section>
          <RequestTable requests={ledger.requests} />
        </>
      )}
      <Pagination
        page={ledger.page}
        last={ledger.lastPage}
        hrefOf={(page) => addressOf("/admin/prompts/ledger", page)}
      />
    </main>
  );
}
