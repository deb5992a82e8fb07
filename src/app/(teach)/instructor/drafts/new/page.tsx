import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ButtonLink } from "@/components/ui/button-link";
import { Ledge } from "@/components/ui/ledge";
import { StartDraftButton } from "@/features/drafting/components/start-draft-button";
import { CopyForm } from "@/features/studio/components/builder/copy-form";
import { StartForm } from "@/features/studio/components/builder/start-form";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";
import "@/styles/pages/builder.css";

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
    <main id="main" className="wrap wrap--wide task">
      <div className="task__main">
        <Breadcrumbs trail={[{ name: t("crumb"), href: "/instructor/drafts" }]} />
        <h1>{t("title")}</h1>
        <p className="task__lead">{t("lead")}</p>
        <Messages only={["studio.start", "editor.errors"]}>
          <StartForm isToOutline={isToOutline} />
        </Messages>
        <Ledge />
        <h2>{t("otherWays")}</h2>
        <div className="starts">
          <section aria-labelledby="from-template">
            <h3 id="from-template">{t("template")}</h3>
            <p className="muted">{t("templateWhy")}</p>
            <p>
              <ButtonLink href="/instructor/templates" icon="layout-grid">
                {t("templates")}
              </ButtonLink>
            </p>
          </section>
          <section aria-labelledby="from-sources">
            <h3 id="from-sources">{t("sources")}</h3>
            <p className="muted">{t("sourcesWhy")}</p>
            <Messages only={["drafting.start", "drafting.errors"]}>
              <StartDraftButton />
            </Messages>
          </section>
          <section aria-labelledby="from-file">
            <h3 id="from-file">{t("import")}</h3>
            <p className="muted">{t("importWhy")}</p>
            <p>
              <ButtonLink href="/instructor/courses/import" icon="upload">
                {t("importLink")}
              </ButtonLink>
            </p>
          </section>
          <section aria-labelledby="from-course">
            <h3 id="from-course">{t("copy")}</h3>
            <p className="muted">{t("copyWhy")}</p>
            <Messages only={["studio.start", "editor.errors"]}>
              <CopyForm courses={courses} />
            </Messages>
          </section>
        </div>
      </div>
    </main>
  );
}
