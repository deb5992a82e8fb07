import { useFormatter, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import type { PartUse } from "@/features/item-analysis/part-uses";
import type { AnalyzedItem } from "@/features/item-analysis/server/get-analysis";

interface TableProps {
  item: AnalyzedItem;
  number: number;
  /** Of each of the two groups. */
  groupSize: number;
}

type Use = Pick<PartUse, "text" | "isCorrect" | "chosen" | "upper" | "lower">;

/** The options of a question, each with how often it was chosen. */
export function OptionTable({ item, number, groupSize }: TableProps) {
  const t = useTranslations("analysis");
  return (
    <DataTable
      caption={t("optionsOf", { number })}
      rows={item.options}
      keyOf={({ id }) => id}
      columns={[
        { id: "option", name: t("option"), cell: (use) => <OptionWords use={use} /> },
        ...useShareColumns(item, groupSize),
      ]}
    />
  );
}

/** What was given in each part of the answers to a question, and how often. */
export function PartTable({ item, number, groupSize }: TableProps) {
  const t = useTranslations("analysis");
  const { parts, countedBy } = item;
  const rows = parts.flatMap(({ uses, ...part }) => uses.map((use) => ({ ...part, ...use })));
  const columns = useShareColumns(item, groupSize);
  if (countedBy === null || rows.length === 0) return null;
  if (rows.every(({ chosen }) => chosen === 0)) return <p className="caption">{t("noneGiven")}</p>;
  return (
    <DataTable
      caption={t("partsOf", { number })}
      rows={rows}
      keyOf={({ number: part, id }) => `${part} ${id}`}
      columns={[
        {
          id: "part",
          name: t(`parts.${countedBy}`),
          cell: ({ number: part, lead }) => (
            <bdi className="line-clamp-2 wrap-anywhere">{lead || t(`partOf.${countedBy}`, { number: part })}</bdi>
          ),
        },
        { id: "given", name: t("givenAnswer"), line: true, cell: (use) => <OptionWords use={use} /> },
        ...columns,
      ]}
    />
  );
}

function OptionWords({ use: { text, isCorrect } }: { use: Use }) {
  const t = useTranslations("analysis");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 wrap-anywhere">
      <bdi>{text}</bdi>
      {isCorrect && (
        <Tag tone="positive" icon="check">
          {t("right")}
        </Tag>
      )}
    </span>
  );
}

/** How many chose it: of all, and of the groups with the most and the fewest points. */
function useShareColumns({ attempts }: Pick<AnalyzedItem, "attempts">, groupSize: number): Column<Use>[] {
  const t = useTranslations("analysis");
  const format = useFormatter();
  const share = (count: number, of: number) => (of === 0 ? t("missing") : t("share", { share: count / of }));
  return [
    {
      ...{ id: "chosen", name: t("chosen"), label: t("chosen"), end: true },
      cell: ({ chosen }) => (
        <span className="nowrap">
          {share(chosen, attempts)} <span className="muted">({format.number(chosen)})</span>
        </span>
      ),
    },
    {
      ...{ id: "upper", name: t("upper"), label: t("upper"), end: true },
      cell: ({ upper }) => share(upper, groupSize),
    },
    {
      ...{ id: "lower", name: t("lower"), label: t("lower"), end: true },
      cell: ({ lower }) => share(lower, groupSize),
    },
  ];
}
