import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { useSize } from "@/components/i18n/use-size";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { KeptBackup } from "@/server/backup/kept-backups";

/** The backups that the site took automatically, and the way to the job that takes them. */
export function BackupList({ backups }: { backups: readonly KeptBackup[] }) {
  const t = useTranslations("site.backups");
  const size = useSize();
  return (
    <section className="stack" aria-labelledby="backups">
      <h2 id="backups">{t("title")}</h2>
      <p className="caption">
        {t.rich("lead", {
          folder: () => <code className="mono">DATA_DIR/backups</code>,
          job: (chunks) => <Link href="/admin/jobs/system.take-backup">{chunks}</Link>,
        })}
      </p>
      {backups.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <DataTable
          caption={t("caption")}
          rows={backups}
          keyOf={({ name }) => name}
          columns={[
            {
              id: "name",
              name: t("file"),
              cell: ({ name, kind }) => (
                <>
                  <span className="mono wrap-anywhere" translate="no">
                    {name}
                  </span>
                  <span className="caption">{t(`kinds.${kind}`)}</span>
                </>
              ),
            },
            { id: "at", name: t("taken"), label: t("taken"), cell: ({ takenAt }) => <LocalTime at={takenAt} /> },
            {
              id: "size",
              name: t("size"),
              label: t("size"),
              end: true,
              cell: ({ sizeBytes }) => <span className="num">{size(sizeBytes)}</span>,
            },
          ]}
        />
      )}
    </section>
  );
}
