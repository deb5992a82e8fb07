import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { TaskLead, TaskMain, TaskPage } from "@/components/work/task";
import { languageChoices } from "@/features/courses/languages";
import { BriefAside } from "@/features/drafting/components/brief-aside";
import { BriefEditor } from "@/features/drafting/components/brief-editor";
import { SourceList } from "@/features/drafting/components/source-list";
import { FileUploadsProvider } from "@/features/media/components/file-uploads-provider";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ draftId: string }> };

const words = ["drafting", "suggestions.cost", "suggestions.side", "media.upload", "media.errors"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("drafting.page"))("title"), robots: { index: false } };
}

/** The brief of a course, and the sources it is to rest on. */
export default async function DraftPage({ params }: Props) {
  const { draftId } = await params;
  await requireSite("course.create");
  const draft = await orRefuse((await serverApi()).drafting.brief({ draftId }));
  const [t, locale] = await Promise.all([getTranslations("drafting.page"), getLocale()]);
  const { id, ownerId, brief, sources, hasOutline, model, estimate } = draft;
  return (
    <TaskPage>
      <TaskMain>
        <Breadcrumbs trail={[{ name: t("crumb"), href: "/instructor/drafts" }]} />
        <h1>{t("title")}</h1>
        <TaskLead>{t("lead")}</TaskLead>
        <Messages only={words}>
          <BriefEditor
            draft={{ id, ownerId, brief }}
            languages={languageChoices(brief.language, locale)}
            start={{ hasModel: model !== null, hasOutline, estimate }}
          >
            <FileUploadsProvider>
              <SourceList draftId={id} sources={sources} />
            </FileUploadsProvider>
          </BriefEditor>
        </Messages>
      </TaskMain>
      <Messages only={words}>
        <BriefAside draft={draft} />
      </Messages>
    </TaskPage>
  );
}
