import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import type { ItemFlag } from "@/features/item-analysis/rules";
import type { AnalyzedItem } from "@/features/item-analysis/server/get-analysis";

const graveFlags: readonly ItemFlag[] = ["key_suspected", "wrong_option_attracts"];

/** A flag in two or three words; the full sentence is with the question. */
export function FlagTag({ flag }: { flag: ItemFlag }) {
  const t = useTranslations("analysis.short");
  const isGrave = graveFlags.includes(flag);
  return (
    <Tag tone={isGrave ? "negative" : "caution"} icon={isGrave ? "circle-alert" : "triangle-alert"}>
      {t(flag)}
    </Tag>
  );
}

/** The questions in their order with their figures, each leading to its part below. */
export function ItemTable({ items }: { items: readonly AnalyzedItem[] }) {
  const t = useTranslations("analysis");
  const format = useFormatter();
  const missing = t("missing");
  const rows = items.map((item, at) => ({ ...item, number: at + 1 }));
  return (
    <DataTable
      caption={t("questionsTable")}
      rows={rows}
      keyOf={({ questionVersionId }) => questionVersionId}
      columns={[
        {
          id: "question",
          name: t("question"),
          cell: ({ number, text }) => (
            <a className="flex max-inline-[22rem] gap-2" href={`#question-${number}`}>
              <span className="num">{number}</span> <bdi className="line-clamp-2 wrap-anywhere">{text}</bdi>
            </a>
          ),
        },
        {
          id: "facility",
          name: t("facility"),
          label: t("facility"),
          end: true,
          cell: ({ facility }) => (facility === null ? missing : t("share", { share: facility })),
        },
        {
          id: "discrimination",
          name: t("discrimination"),
          label: t("discrimination"),
          end: true,
          cell: ({ discrimination }) =>
            discrimination === null
              ? missing
              : format.number(discrimination, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
        },
        {
          id: "time",
          name: t("time"),
          label: t("time"),
          end: true,
          cell: ({ medianSeconds }) => <Seconds of={medianSeconds} />,
        },
        {
          id: "skipped",
          name: t("skipped"),
          label: t("skipped"),
          end: true,
          cell: ({ skipped, attempts }) => (attempts === 0 ? missing : t("share", { share: skipped / attempts })),
        },
        {
          id: "look",
          name: t("look"),
          cell: ({ flags }) =>
            flags.length === 0 ? (
              <span className="muted">{t("fine")}</span>
            ) : (
              <span className="flex flex-wrap gap-1">
                {flags.map((flag) => (
                  <FlagTag key={flag} flag={flag} />
                ))}
              </span>
            ),
        },
      ]}
    />
  );
}

function Seconds({ of }: { of: number | null }) {
  const t = useTranslations("analysis");
  if (of === null) return t("missing");
  const seconds = Math.round(of);
  return (
    <span className="nowrap">
      {seconds < 60
        ? t("seconds", { seconds })
        : t("minutes", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
    </span>
  );
}
