import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonBody, buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Opening } from "@/components/ui/opening";
import { TranscriptTable } from "@/features/records/components/transcript-table";
import type { Transcript } from "@/features/records/server/get-transcript";
import { timeWords } from "@/features/records/time-words";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ missing?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("records.transcript"))("title"), robots: { index: false } };
}

export default async function TranscriptPage({ searchParams }: Props) {
  await requireSite("account.own");
  const { missing } = await searchParams;
  const [t, transcript] = await Promise.all([
    getTranslations("records.transcript"),
    serverApi().then((api) => orRefuse(api.records.transcript())),
  ]);
  return (
    <main id="main" className="wrap">
      <Opening title={t("title")}>{t("lead")}</Opening>
      {typeof missing === "string" && (
        <Notice tone="caution" live="alert">
          {t.rich("noFont", {
            characters: missing.slice(0, 100),
            b: (chunks) => <b>{chunks}</b>,
            code: (chunks) => <code>{chunks}</code>,
          })}
        </Notice>
      )}
      {transcript.entries.length === 0 ? (
        <EmptyState title={t("empty")} action={<ButtonLink href="/courses">{t("find")}</ButtonLink>}>
          {t("emptyWhy")}
        </EmptyState>
      ) : (
        <Sheet of={transcript} />
      )}
    </main>
  );
}

async function Sheet({ of }: { of: Transcript }) {
  const [t, time] = await Promise.all([getTranslations("records.transcript"), getTranslations("records.time")]);
  return (
    <>
      <div className="row row--apart items-start pbs-4 pbe-6">
        <Facts
          of={[
            { name: t("name"), value: <bdi>{of.name}</bdi> },
            { name: t("asOf"), value: <LocalTime at={of.asOf} /> },
            { name: t("completedCount"), value: of.coursesCompleted },
            { name: t("total"), value: timeWords(time, of.timeSpentSeconds) },
          ]}
        />
        <div className="row row--tight">
          <a className={buttonClass({ look: "first" })} href="/transcript.pdf" download>
            <ButtonBody icon="download">{t("download")}</ButtonBody>
          </a>
          <ButtonLink href="/certificates">{t("certificates")}</ButtonLink>
        </div>
      </div>
      <TranscriptTable entries={of.entries} />
      <section className="mbs-8 max-inline-[42rem]" aria-labelledby="how">
        <h2 id="how" className="label">
          {t("how")}
        </h2>
        <p className="caption">{t("howTime")}</p>
        <p className="caption">{t("howResults")}</p>
      </section>
    </>
  );
}
