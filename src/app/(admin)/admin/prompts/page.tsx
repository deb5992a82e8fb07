import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { WorkHead } from "@/components/work/work-head";
import { CreditsForm } from "@/features/drafting/components/prompts/credits-form";
import { PriceForm } from "@/features/drafting/components/prompts/price-form";
import { PromptColumns, PromptHeading } from "@/features/drafting/components/prompts/prompt-layout";
import { PromptTable } from "@/features/drafting/components/prompts/prompt-table";
import { UseTable } from "@/features/drafting/components/prompts/use-table";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ page?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prompts"))("title"), robots: { index: false } };
}

/** What models are told, what drafting with them has cost this month, and how much of it each person may have. */
export default async function PromptsPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const { page } = await searchParams;
  const api = await serverApi();
  const [{ model, prompts }, use] = await Promise.all([
    orRefuse(api.drafting.prompts.list()),
    orRefuse(api.drafting.ledger.use({ page: pageIn(page) })),
  ]);
  const [t, locale] = await Promise.all([getTranslations("prompts"), getLocale()]);
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        <p className="asof">{t.rich("asOf", { time: () => <LocalTime at={new Date()} shape="second" /> })}</p>
      </WorkHead>
      <p className="muted max-inline-[46rem] pbe-4">
        {t("lead")} {model !== null && t("on", { model })}
      </p>
      {model === null && (
        <Notice>
          <p>
            {t.rich("off", {
              b: (chunks) => <b>{chunks}</b>,
              code: (chunks) => <code className="mono">{chunks}</code>,
            })}
          </p>
        </Notice>
      )}
      <PromptColumns>
        <div className="grid min-inline-0 gap-8">
          <PromptTable prompts={prompts} />
          <section aria-labelledby="use">
            <div className="row row--apart">
              <PromptHeading id="use">
                {t("use.title", { month: month.format(new Date(`${use.month}-15T00:00:00Z`)) })}
              </PromptHeading>
              <Link href="/admin/prompts/ledger">{t("use.ledger")}</Link>
            </div>
            <UseTable use={use} />
          </section>
        </div>
        <div className="grid min-inline-0 gap-8">
          <Messages only={["prompts.credits", "prompts.price", "prompts.errors"]}>
            <section aria-labelledby="credits">
              <PromptHeading id="credits">{t("credits.title")}</PromptHeading>
              <p className="caption mbe-3">{t("credits.why")}</p>
              <CreditsForm credits={use.settings.credits} />
            </section>
            <section className="border-line border-bs pbs-6" aria-labelledby="price">
              <PromptHeading id="price">{t("price.title")}</PromptHeading>
              <p className="caption mbe-3">{t("price.why")}</p>
              <PriceForm price={use.settings.price} />
            </section>
          </Messages>
        </div>
      </PromptColumns>
    </main>
  );
}

const pageIn = (text: string | undefined): number => (/^[1-9]\d{0,4}$/.test(text ?? "") ? Number(text) : 1);
