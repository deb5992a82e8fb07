import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import type { AttemptSignals, ListedSignal } from "@/features/assessment/server/signals/list-signals";
import { mostSignals } from "@/features/assessment/signals";

/** What was recorded beside the answers, in the order of time, and what it doesn't say. */
export async function SignalList({ signals, isFull, addressDays }: AttemptSignals) {
  const t = await getTranslations("assessment.signals");
  return (
    <div className="mbs-6 mbe-2">
      <h2>{t("title")}</h2>
      <p>{t("proof")}</p>
      {signals.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <DataTable
          caption={t("title")}
          rows={signals}
          keyOf={({ id }) => id}
          columns={[
            { id: "what", name: t("what"), cell: (signal) => <SignalWords signal={signal} /> },
            { id: "when", name: t("when"), end: true, cell: ({ at }) => <LocalTime at={at} shape="second" /> },
          ]}
        />
      )}
      {isFull && <p className="caption">{t("full", { most: mostSignals })}</p>}
      <p className="caption">{t("addresses", { days: addressDays })}</p>
    </div>
  );
}

async function SignalWords({ signal }: { signal: ListedSignal }) {
  const [t, words] = await Promise.all([getTranslations("assessment.signals"), getTranslations("assessment.review")]);
  const { kind, awaySeconds, characterCount, questionNumber, address } = signal;
  if (kind === "PASTED") return t("pasted", { count: characterCount ?? 0, number: questionNumber ?? 0 });
  if (kind === "PAGE_HIDDEN") {
    const away = awaySeconds ?? 0;
    const parts = { hours: Math.floor(away / 3600), minutes: Math.floor(away / 60) % 60, seconds: away % 60 };
    return t("hidden", { duration: words("duration", parts) });
  }
  if (!address) return t("network");
  const { ip, browser, system } = address;
  const device = browser && system ? t("on", { browser, system }) : (browser ?? system);
  return (
    <>
      {t.rich("networkTo", { address: () => <bdi translate="no">{ip}</bdi> })}
      {device && <span className="caption"> {device}</span>}
    </>
  );
}
