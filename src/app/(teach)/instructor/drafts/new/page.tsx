import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ButtonLink } from "@/components/ui/button-link";
import { Ledge } from "@/components/ui/ledge";
import { TaskLead, TaskMain, TaskPage } from "@/components/work/task";
import { StartDraftButton } from "@/features/drafting/components/start-draft-button";
import { CopyForm } from "@/features/studio/components/builder/copy-form";
import { StartForm } from "@/features/studio/components/builder/start-form";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.start"))("title"), robots: { index: false } };
}

/** Where a course starts: blank, or with something. */
export default async function NewCoursePage({ searchParams }: { searchParams: Promise<{ then?: string | string[] }> }) {
  await requireSite("course.create");
  const courses = await orRefuse((await serverApi()).studio.builder.copyable());
  const isToOutline = (await searchParams).then === "outline";
  const t = await getTranslations("studio.start");
  return (
    <TaskPage>
      <TaskMain>
        <Breadcrumbs trail={[{ name: t("crumb"), href: "/instructor/drafts" }]} />
        <h1>{t("title")}</h1>
        <TaskLead>{t("lead")}</TaskLead>
        <Messages only={["studio.start", "editor.errors"]}>
          <StartForm isToOutline={isToOutline} />
        </Messages>
        <Ledge />
        <h2>{t("otherWays")}</h2>
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(16rem,100%),1fr))] gap-x-10 gap-y-6 pbs-2 pbe-10 [&_p]:mbe-2">
          <OtherWay id="from-template" title={t("template")} why={t("templateWhy")}>
            <p>
              <ButtonLink href="/instructor/templates" icon="layout-grid">
                {t("templates")}
              </ButtonLink>
            </p>
          </OtherWay>
          <OtherWay id="from-sources" title={t("sources")} why={t("sourcesWhy")}>
            <Messages only={["drafting.start"]}>
              <StartDraftButton />
            </Messages>
          </OtherWay>
          <OtherWay id="from-file" title={t("import")} why={t("importWhy")}>
            <p>
              <ButtonLink href="/instructor/courses/import" icon="upload">
                {t("importLink")}
              </ButtonLink>
            </p>
          </OtherWay>
          <OtherWay id="from-course" title={t("copy")} why={t("copyWhy")}>
            <Messages only={["studio.start", "editor.errors"]}>
              <CopyForm courses={courses} />
            </Messages>
          </OtherWay>
        </div>
      </TaskMain>
    </TaskPage>
  );
}

/** A way to a course beside typing its title. `id` is that of its heading. */
function OtherWay({ id, title, why, children }: { id: string; title: string; why: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h3 className="type-h4 mbe-1" id={id}>
        {title}
      </h3>
      <p className="muted">{why}</p>
      {children}
    </section>
  );
}
