"use client";
import { useTranslations } from "next-intl";
import { useSize } from "@/components/i18n/use-size";
import { DataTable } from "@/components/ui/data-table";
import type { StorageOwner } from "@/features/media/server/storage-admin/get-storage-overview";
import { QuotaCell } from "./quota-cell";

/** Whose the files are, who keeps most first, with how much each may keep. */
export function StorageOwners({ owners }: { owners: readonly StorageOwner[] }) {
  const t = useTranslations("media.storageAdmin");
  const size = useSize();
  return (
    <DataTable
      caption={t("owners")}
      rows={owners}
      keyOf={({ ownerId }) => ownerId}
      columns={[
        {
          id: "owner",
          name: t("owner"),
          cell: ({ name, username }) => (
            <>
              <bdi>{name}</bdi>
              <span className="caption" translate="no">
                {username}
              </span>
            </>
          ),
        },
        {
          id: "used",
          name: t("used"),
          label: t("used"),
          end: true,
          cell: ({ usedBytes, reservedBytes }) => (
            <>
              <span className="num">{size(usedBytes)}</span>
              {reservedBytes > 0 && <span className="caption">{t("onItsWay", { size: size(reservedBytes) })}</span>}
            </>
          ),
        },
        {
          id: "room",
          name: t("room"),
          label: t("room"),
          cell: (owner) => <QuotaCell key={`${owner.ownQuotaBytes}`} owner={owner} />,
        },
      ]}
    />
  );
}
