import { useTranslations } from "next-intl";
import { useSize } from "@/components/i18n/use-size";
import { DataTable } from "@/components/ui/data-table";
import { UseList } from "@/features/media/components/use-list";
import type { LargeFile } from "@/features/media/server/storage-admin/get-storage-overview";

/** The files that take most of the room, and what would miss them. */
export function LargestFiles({ files }: { files: readonly LargeFile[] }) {
  const t = useTranslations("media.storageAdmin");
  const size = useSize();
  return (
    <DataTable
      caption={t("largest")}
      rows={files}
      keyOf={({ id }) => id}
      columns={[
        {
          id: "file",
          name: t("file"),
          cell: ({ name, ownerName }) => (
            <>
              <bdi className="wrap-anywhere">{name}</bdi>
              <span className="caption">
                <bdi>{ownerName}</bdi>
              </span>
            </>
          ),
        },
        {
          id: "size",
          name: t("size"),
          label: t("size"),
          end: true,
          cell: ({ sizeBytes }) => <span className="num">{size(sizeBytes)}</span>,
        },
        {
          id: "where",
          name: t("where"),
          cell: ({ uses }) => (uses.length === 0 ? t("nowhere") : <UseList uses={uses} />),
        },
      ]}
    />
  );
}
