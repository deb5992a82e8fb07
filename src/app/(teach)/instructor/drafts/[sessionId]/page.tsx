import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { HeaderTools, StudioHeader } from "@/components/studio/studio-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { sessionDays } from "@/features/courses/builder";
import { languageChoices } from "@/features/courses/languages";
import { BuilderForm } from "@/features/studio/components/builder/builder-form";
import { SessionTag } from "@/features/studio/components/builder/session-list";
import { SessionMoves } from "@/features/studio/components/builder/session-moves";
import { studioTitleClass } from "@/features/studio/components/studio-page";
import type { BuilderSession } from "@/features/studio/server/builder/get-session";
import { writeSettings } from "@/features/studio/typed-settings";
import { orRefuse, requirePerson, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ sessionId: string }> };

const words = ["studio.builder", "studio.details", "studio.settings", "editor.errors"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.builder"))("title"), robots: { index: false } };
}

/** One run of the builder: nine steps over the draft of a course, left and taken up anywhere. */
export default async function BuilderPage({ params }: Props) {
  const { sessionId } = await params;
  await requireSite("course.create");
  const session = await orRefuse((await serverApi()).studio.builder.session({ sessionId }));
  const [t, locale, viewer] = await Promise.all([getTranslations("studio.builder"), getLocale(), requirePerson()]);
  const { course } = session;
  if (course === null) return <GonePage />;
  const isAway = session.status === "ARCHIVED";
  return (
    <>
      <StudioHeader
        label={t("title")}
        name={
          <>
            <Link href="/instructor/drafts">{t("crumb")}</Link>
            <SessionTag status={session.status} state={session.state} />
          </>
        }
      >
        <HeaderTools>
          <Messages only={words}>
            {session.status !== "PUBLISHED" && <SessionMoves sessionId={sessionId} isAway={isAway} />}
          </Messages>
          <ButtonLink look="quiet" size="small" href={`/instructor/courses/${course.courseId}`}>
            {t("openCourse")}
          </ButtonLink>
        </HeaderTools>
      </StudioHeader>
      <main id="main" className="wrap wrap--wide">
        <h1 className={`wrap-anywhere pbs-6 ${studioTitleClass}`} dir="auto" lang={course.details.language}>
          {course.details.title}
        </h1>
        <SessionNotices session={session} />
        <Messages only={words}>
          <BuilderForm
            sessionId={sessionId}
            courseId={course.courseId}
            viewerId={viewer.id}
            slug={session.slug ?? ""}
            isReadOnly={isAway || session.state === "ARCHIVED"}
            left={course.step}
            details={course.details}
            facts={course.facts}
            moduleCount={session.moduleCount}
            languages={languageChoices(course.details.language, locale)}
            settings={{
              revision: course.settings.revision,
              taken: course.settings.enrolledCount,
              initial: writeSettings(course.settings),
              categories: course.categories,
            }}
          />
        </Messages>
      </main>
    </>
  );
}

async function SessionNotices({ session }: { session: BuilderSession }) {
  const t = await getTranslations("studio.builder");
  return (
    <>
      {session.status === "ARCHIVED" && (
        <Notice>
          <p>{t("isAway", { days: sessionDays })}</p>
        </Notice>
      )}
      {session.state === "ARCHIVED" && (
        <Notice>
          <p>{t("archivedCourse")}</p>
        </Notice>
      )}
      {session.endsSoon && (
        <Notice tone="caution">
          <p>{t.rich("endsSoon", { date: () => <LocalTime at={session.expiresAt} shape="date" /> })}</p>
        </Notice>
      )}
      {session.conflictCount > 0 && <p className="caption">{t("conflicts", { count: session.conflictCount })}</p>}
    </>
  );
}

async function GonePage() {
  const t = await getTranslations("studio.builder");
  return (
    <main id="main" className="wrap wrap--wide">
      <h1>{t("gone")}</h1>
      <p>{t("goneWhy")}</p>
      <p>
        <ButtonLink href="/instructor/drafts">{t("crumb")}</ButtonLink>
      </p>
    </main>
  );
}
