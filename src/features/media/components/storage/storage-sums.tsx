import { useTranslations } from "next-intl";
import { useSize } from "@/components/i18n/use-size";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import type { StorageCount } from "@/features/media/server/storage-admin/storage-count";

const namedAreas = ["files", "captions", "courses", "imports"] as const;

/** What the last count found: sums by place and kind, what nothing names, and what is not there. */
export function StorageSums({ count }: { count: StorageCount }) {
  const t = useTranslations("media.storageAdmin");
  const size = useSize();
  const nameOf = (area: string) => {
    const named = namedAreas.find((each) => each === area);
    return named ? t(`areaOf.${named}`) : t("areaOf.other", { area });
  };
  const all = count.areas.reduce(
    (sum, { count: objects, bytes }) => ({ count: sum.count + objects, bytes: sum.bytes + bytes }),
    {
      count: 0,
      bytes: 0,
    },
  );
  return (
    <>
      <SumTable
        caption={t("areas")}
        head={t("area")}
        rows={[
          ...count.areas.map(({ area, ...sum }) => ({ name: nameOf(area), ...sum })),
          { name: t("total"), ...all },
        ]}
      />
      <SumTable
        caption={t("kinds")}
        head={t("kind")}
        rows={count.kinds.map(({ kind, ...sum }) => ({ name: t(`kindOf.${kind}`), ...sum }))}
      />
      <p className="caption">{t("leftovers", { count: count.leftovers.count, size: size(count.leftovers.bytes) })}</p>
      {count.faults.count === 0 ? (
        <p className="caption">{t("whole")}</p>
      ) : (
        <Notice tone="negative">
          <p>{t("faults", { count: count.faults.count })}</p>
          <ul>
            {count.faults.some.map(({ fileId, name, isGone }) => (
              <li key={fileId}>{t(isGone ? "gone" : "differs", { name })}</li>
            ))}
          </ul>
          <p>{t("faultsHelp")}</p>
        </Notice>
      )}
    </>
  );
}

interface SumRow {
  name: string;
  count: number;
  bytes: number;
}

function SumTable({ caption, head, rows }: { caption: string; head: string; rows: readonly SumRow[] }) {
  const t = useTranslations("media.storageAdmin");
  const size = useSize();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { id: "name", name: head, cell: ({ name }) => name },
        {
          id: "count",
          name: t("count"),
          label: t("count"),
          end: true,
          cell: ({ count }) => <span className="num">{count}</span>,
        },
        {
          id: "size",
          name: t("size"),
          label: t("size"),
          end: true,
          cell: ({ bytes }) => <span className="num">{size(bytes)}</span>,
        },
      ]}
    />
  );
}
