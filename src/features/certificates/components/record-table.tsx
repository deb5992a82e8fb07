import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { nameInCell } from "@/components/ui/table-frame";
import { printedName } from "@/features/certificates/rules";
import type { ListedCertificate } from "@/features/certificates/server/list-certificates";
import { RecordStateTag } from "./record-state";

/** Certificates as whoever looks after them finds them; each leads to its own page. */
export function RecordTable({ certificates }: { certificates: readonly ListedCertificate[] }) {
  const t = useTranslations("certificates.admin");
  return (
    <DataTable
      caption={t("list")}
      rows={certificates}
      keyOf={({ id }) => id}
      columns={[
        {
          id: "number",
          name: t("number"),
          cell: ({ number }) => (
            <Link className="mono nowrap" href={`/admin/certificates/${number}`}>
              {number}
            </Link>
          ),
        },
        {
          id: "name",
          name: t("name"),
          cell: ({ recipientName, holderName }) => (
            <span className={nameInCell}>
              <bdi>{recipientName}</bdi>
              {printedName(holderName, recipientName) !== recipientName && (
                <span className="caption">{t("nowCalled", { name: holderName })}</span>
              )}
            </span>
          ),
        },
        {
          id: "course",
          name: t("course"),
          cell: ({ courseTitle, courseLanguage }) => <bdi lang={courseLanguage}>{courseTitle}</bdi>,
        },
        { id: "state", name: t("state"), cell: ({ state }) => <RecordStateTag state={state} /> },
        {
          id: "issued",
          name: t("issued"),
          label: t("issued"),
          end: true,
          cell: ({ issuedAt }) => <LocalTime at={issuedAt} shape="date" />,
        },
      ]}
    />
  );
}
