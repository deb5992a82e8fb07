import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Words } from "@/components/i18n/words";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Icon } from "@/components/ui/icon";
import { languageChoices } from "@/features/authoring/languages";
import { BriefForm } from "@/features/drafting/components/brief-form";
import { OutlineDesk } from "@/features/drafting/components/outline-desk";
import { SourceShelf } from "@/features/drafting/components/source-shelf";
import { FileUploadsProvider } from "@/features/media/components/file-uploads-provider";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ draftId: string }> };

const works = ["outline", "lessons"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("drafting.page"))("title"), robots: { index: false } };
}

/** The brief of a course, the sources it is to rest on, and what is suggested from them. */
export default async function DraftPage({ params }: Props) {
  const { draftId } = await params;
  await requireSite("course.create");
  const draft = await orRefuse((await serverApi()).drafting.get({ draftId }));
  const [t, locale] = await Promise.all([getTranslations("drafting.page"), getLocale()]);
  return (
    <main id="main" className="wrap wrap--wide task">
      <div className="task__main">
        <Breadcrumbs trail={[{ name: t("crumb"), href: "/instructor/drafts" }]} />
        <h1>{t("title")}</h1>
        <p className="task__lead">{t("lead")}</p>
        <Words only={["drafting", "media.upload", "media.failures"]}>
          <BriefForm draftId={draft.id} brief={draft.brief} languages={languageChoices(draft.brief.language, locale)} />
          <FileUploadsProvider>
            <SourceShelf draftId={draft.id} sources={draft.sources} />
          </FileUploadsProvider>
          <OutlineDesk draftId={draft.id} courseId={draft.courseId} suggestions={draft.suggestions} />
        </Words>
      </div>
      <aside className="task__side" aria-label={t("aside")}>
        <section>
          <h2>{t("works")}</h2>
          <ul className="checks">
            {works.map((name) => (
              <li key={name}>
                <Icon name="check" /> <span>{t(`work.${name}`)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t("where")}</h2>
          <p className="caption">{t("whereWhy")}</p>
        </section>
      </aside>
    </main>
  );
}
