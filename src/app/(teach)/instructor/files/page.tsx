import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { WorkHead } from "@/components/work/work-head";
import { env } from "@/env/server";
import { FileList } from "@/features/media/components/file-list";
import { LibraryFilters } from "@/features/media/components/library-filters";
import { StorageMeter } from "@/features/media/components/storage-meter";
import { Uploader } from "@/features/media/components/uploader";
import { addressOf, type LibraryView, readLibraryView } from "@/features/media/library-address";
import { StudioTabs } from "@/features/studio/components/studio-tabs";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("media.library"))("title"), robots: { index: false } };
}

/** An instructor's own files: what is there, where each is used, how much room is left. */
export default async function FilesPage({ searchParams }: Props) {
  await requireSite("media.use");
  const viewer = await getViewer();
  const view = readLibraryView(await searchParams);
  const api = await serverApi();
  const [library, unfinished] = await orRefuse(Promise.all([api.media.files(view), api.media.unfinishedUploads()]));
  const t = await getTranslations("media.library");
  const isNarrowed = view.query !== "" || view.kind !== null || view.unused;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
      </WorkHead>
      <StudioTabs here="files" viewer={viewer} />
      <p className="muted">{t("lead")}</p>
      <Messages only={["media"]}>
        <div className="mbs-6 mbe-8 grid grid-cols-[minmax(0,1fr)_20rem] items-start gap-8 max-tablet:grid-cols-[minmax(0,1fr)]">
          <Uploader maxBytes={env.MAX_FILE_BYTES} unfinished={unfinished} />
          <StorageMeter storage={library.storage} />
        </div>
        {(library.total > 0 || isNarrowed) && <LibraryFilters view={view} total={library.total} />}
        {library.files.length > 0 ? (
          <FileList files={library.files} />
        ) : isNarrowed ? (
          <NothingHere view={view} />
        ) : (
          <EmptyState title={t("empty")}>{t("emptyWhy")}</EmptyState>
        )}
      </Messages>
      <Pagination page={library.page} last={library.pageCount} hrefOf={(page) => addressOf(view, { page })} />
    </main>
  );
}

async function NothingHere({ view }: { view: LibraryView }) {
  const t = await getTranslations("media.library");
  const all = <ButtonLink href="/instructor/files">{t("showAll")}</ButtonLink>;
  return view.unused && view.query === "" ? (
    <EmptyState title={t("emptyUnused")} action={all}>
      {t("emptyUnusedWhy")}
    </EmptyState>
  ) : (
    <EmptyState title={t("emptyHere")} action={all} />
  );
}
