import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { WorkColumns } from "@/components/work/work-columns";
import { WorkHead } from "@/components/work/work-head";
import { BackupList } from "@/features/administration/components/backups/backup-list";
import { CountAgain } from "@/features/media/components/storage/count-again";
import { LargestFiles } from "@/features/media/components/storage/largest-files";
import { StorageOwners } from "@/features/media/components/storage/storage-owners";
import { StorageSums } from "@/features/media/components/storage/storage-sums";
import { OWNERS_A_PAGE } from "@/features/media/rules";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("media.storageAdmin"))("title"), robots: { index: false } };
}

/** What is in storage, whose it is, and how much each may keep. */
export default async function StoragePage({ searchParams }: Props) {
  await requireSite("admin.use");
  const asked = (await searchParams).page;
  const page = typeof asked === "string" && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const api = await serverApi();
  const [storageAdmin, backups, t] = await Promise.all([
    orRefuse(api.media.storageAdmin.get({ page })),
    orRefuse(api.backups.list()),
    getTranslations("media.storageAdmin"),
  ]);
  const { count, askedAt, owners, total, largest } = storageAdmin;
  const from = (storageAdmin.page - 1) * OWNERS_A_PAGE + 1;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <div>
          <h1>{t("title")}</h1>
          <p className="asof">
            {count ? t.rich("asOf", { at: () => <LocalTime at={new Date(count.countedAt)} /> }) : t("never")}
            {askedAt && <>. {t.rich("counting", { at: () => <LocalTime at={askedAt} /> })}</>}
          </p>
        </div>
        <Messages only={["media.storageAdmin"]}>
          <CountAgain />
        </Messages>
      </WorkHead>
      <WorkColumns>
        <div>
          <section>
            <h2>{t("owners")}</h2>
            {owners.length === 0 ? (
              <EmptyState title={t("noOwners")} />
            ) : (
              <>
                <Messages only={["media.storageAdmin"]}>
                  <StorageOwners owners={owners} />
                </Messages>
                <p className="caption">{t("shown", { from, to: from + owners.length - 1, total })}</p>
              </>
            )}
            <Pagination
              page={storageAdmin.page}
              last={storageAdmin.lastPage}
              hrefOf={(next) => `/admin/storage?page=${next}`}
            />
          </section>
          {largest.length > 0 && (
            <section>
              <h2>{t("largest")}</h2>
              <LargestFiles files={largest} />
            </section>
          )}
          <BackupList backups={backups} />
        </div>
        {count && (
          <aside aria-labelledby="there">
            <section className="stack">
              <h2 id="there">{t("there")}</h2>
              <StorageSums count={count} />
            </section>
          </aside>
        )}
      </WorkColumns>
    </main>
  );
}
