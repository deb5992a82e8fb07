import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Ledge } from "@/components/ui/ledge";
import { Notice } from "@/components/ui/notice";
import { TaskLead, TaskMain, TaskPage, TaskSide } from "@/components/work/task";
import { EditTemplateForm } from "@/features/studio/components/templates/edit-template-form";
import { TemplateFacts, TemplateTags } from "@/features/studio/components/templates/template-gallery";
import { TemplateOutline } from "@/features/studio/components/templates/template-outline";
import { UseTemplateForm } from "@/features/studio/components/templates/use-template-form";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ templateId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.templates"))("title"), robots: { index: false } };
}

/** One template: what it lays out, how it did, and a course started with it. */
export default async function TemplatePage({ params }: Props) {
  const { templateId } = await params;
  await requireSite("course.create");
  const template = await orRefuse((await serverApi()).studio.templates.one({ templateId }));
  const t = await getTranslations("studio.templates");
  return (
    <TaskPage>
      <TaskMain>
        <Breadcrumbs trail={[{ name: t("crumb"), href: "/instructor/templates" }]} />
        <h1 dir="auto">{template.name}</h1>
        <TaskLead dir="auto">{template.description}</TaskLead>
        <TemplateFacts template={template} />
        <TemplateTags template={template} />
        <Ledge />
        <h2>{t("outline")}</h2>
        <TemplateOutline structure={template.structure} />
      </TaskMain>
      <TaskSide aria-label={t("useHead")}>
        <section aria-labelledby="use">
          <h2 id="use">{t("useHead")}</h2>
          {template.isLocked ? (
            <Notice icon="lock">
              <p>{t("lockedWhy", { tier: template.requiredTier })}</p>
            </Notice>
          ) : (
            <Messages only={["studio.templates", "editor.errors"]}>
              <UseTemplateForm templateId={templateId} />
            </Messages>
          )}
        </section>
        {template.isOwn && (
          <section aria-labelledby="edit">
            <h2 id="edit">{t("edit")}</h2>
            <Messages only={["studio.templates", "editor.errors"]}>
              <EditTemplateForm
                templateId={templateId}
                initial={{
                  name: template.name,
                  description: template.description,
                  templateType: template.templateType,
                  tags: template.tags.join(", "),
                  isShared: template.isShared,
                }}
              />
            </Messages>
          </section>
        )}
      </TaskSide>
    </TaskPage>
  );
}
