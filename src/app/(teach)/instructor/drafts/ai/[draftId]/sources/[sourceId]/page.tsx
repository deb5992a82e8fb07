import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Pagination } from "@/components/ui/pagination";
import { TaskLead, TaskMain, TaskPage } from "@/components/work/task";
import { SpanList } from "@/features/drafting/components/span-list";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = {
  params: Promise<{ draftId: string; sourceId: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("drafting.source"))("title"), robots: { index: false } };
}

/** What was read of one source, so that its author sees what a citation can rest on. */
export default async function SourcePage({ params, searchParams }: Props) {
  const { draftId, sourceId } = await params;
  await requireSite("course.create");
  const page = Math.max(1, Math.floor(Number((await searchParams).page ?? 1)) || 1);
  const read = await orRefuse((await serverApi()).drafting.spans({ draftId, sourceId, page }));
  const t = await getTranslations("drafting.source");
  const here = `/instructor/drafts/ai/${draftId}`;
  return (
    <TaskPage>
      <TaskMain>
        <Breadcrumbs
          trail={[
            { name: t("drafts"), href: "/instructor/drafts" },
            { name: t("brief"), href: here },
          ]}
        />
        <h1>
          <bdi>{read.source.title}</bdi>
        </h1>
        <TaskLead>
          {t("lead", { spans: read.source.spans, characters: read.source.characters, pages: read.source.pages ?? 0 })}
        </TaskLead>
        <div className="mbs-6">
          <SpanList spans={read.spans} />
        </div>
        <Pagination page={read.page} last={read.pageCount} hrefOf={(to) => `${here}/sources/${sourceId}?page=${to}`} />
      </TaskMain>
    </TaskPage>
  );
}
