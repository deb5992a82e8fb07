import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { CountAgain } from "@/features/statistics/components/count-again";
import { RowsBehindTable } from "@/features/statistics/components/rows-behind";
import { SiteFiguresTable } from "@/features/statistics/components/site-figures";
import { siteFigureNames } from "@/features/statistics/rules";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const Asked = z.object({
  of: z.enum(siteFigureNames).catch("learners"),
  after: z.uuid().nullable().catch(null),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("figures"))("title"), robots: { index: false } };
}

/** What the site comes to, as of when, and the rows behind each figure. */
export default async function FiguresPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const { of: figure, after } = Asked.parse(await searchParams);
  const api = await serverApi();
  const [site, behind, t] = await Promise.all([
    orRefuse(api.statistics.site()),
    orRefuse(api.statistics.rowsBehind({ figure, after })),
    getTranslations("figures"),
  ]);
  const at = (moment: Date) => ({ at: () => <LocalTime at={moment} /> });
  return (
    <main id="main" className="wrap wrap--wide">
      <div className="row row--apart row--base admin__head">
        <h1>{t("title")}</h1>
        <p className="asof">{site.asOf ? t.rich("asOf", at(site.asOf)) : t("never")}</p>
      </div>
      <SiteFiguresTable figures={site.figures} shown={figure} />
      <section className="stack figures__again" aria-label={t("again")}>
        <p className="caption">
          {t("lead")} {t("waiting", { count: site.waiting })}{" "}
          {site.recountedAt ? t.rich("recounted", at(site.recountedAt)) : t("notRecounted")}
        </p>
        <Messages only={["figures"]}>
          <CountAgain />
        </Messages>
      </section>
      <h2 className="figures__behind">{t("behind", { name: t(`names.${figure}`) })}</h2>
      <RowsBehindTable figure={figure} rows={behind.rows} />
      {(behind.next !== null || after !== null) && (
        <p className="row row--apart">
          {after !== null && <Link href={`/admin/figures?of=${figure}`}>{t("newest")}</Link>}
          {behind.next !== null && <Link href={`/admin/figures?of=${figure}&after=${behind.next}`}>{t("older")}</Link>}
        </p>
      )}
    </main>
  );
}
