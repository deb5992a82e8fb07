import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { StudioColumnsPage, StudioSide } from "@/components/studio/studio-columns";
import { Notice } from "@/components/ui/notice";
import { CourseHeader } from "@/features/courses/components/course-header";
import { GapList } from "@/features/courses/components/gap-list";
import { RefusedNotice } from "@/features/courses/components/refused-notice";
import { TakenOffNotice } from "@/features/courses/components/taken-off-notice";
import { isBlocking } from "@/features/courses/rules";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";
import { MarkedOutline } from "./marked-outline";

type Props = { params: Promise<{ courseId: string }>; searchParams: Promise<{ missing?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authoring.outline"))("heading"), robots: { index: false } };
}

/** What is said where the questions of the course are taken out. */
const exportWords = [
  ...(["exchange.format", "exchange.formats", "exchange.exportTitle", "exchange.exportCourseWhy"] as const),
  ...(["exchange.gettingQuestions", "exchange.exportUnread", "exchange.tryAgain", "exchange.fetching"] as const),
  ...([
    "exchange.exported",
    "exchange.notExported",
    "exchange.exportedInPart",
    "exchange.drawnNotExported",
    "exchange.unsaid",
  ] as const),
  ...(["exchange.question", "exchange.questionOf", "exchange.download", "exchange.close"] as const),
];

/** The outline of a course: what it is made of, and what is between it and its students. */
export default async function CourseOutlinePage({ params, searchParams }: Props) {
  const { courseId } = await params;
  const { missing } = await searchParams;
  await requireSite("portal.use");
  const api = await serverApi();
  const course = await orRefuse(api.courses.header({ courseId }));
  const [modules, gaps, changes, t] = await Promise.all([
    api.authoring.outline.get({ courseId }),
    api.courses.gaps({ courseId }),
    api.courses.draftChanges({ courseId }),
    getTranslations("courses.course"),
  ]);
  return (
    <>
      <CourseHeader course={course} here="outline" />
      <StudioColumnsPage
        side={
          <StudioSide aria-label={t("before")}>
            <section aria-labelledby="checks">
              <div className="row row--apart row--base">
                <h2 id="checks" className="label">
                  {t("before")}
                </h2>
                <span className="caption">
                  {gaps ? t("blocking", { count: gaps.filter(isBlocking).length }) : t("nothingWaits")}
                </span>
              </div>
              {gaps && <GapList gaps={gaps} courseId={courseId} />}
            </section>
          </StudioSide>
        }
      >
        {typeof missing === "string" && (
          <Notice tone="negative" live="alert">
            <p>{t("exportMissing", { path: missing })}</p>
          </Notice>
        )}
        <TakenOffNotice course={course} />
        <RefusedNotice course={course} blocking={gaps?.filter(isBlocking).length ?? 0} />
        <Messages only={["authoring", "editor.errors", "gates.author", ...exportWords]}>
          <MarkedOutline
            courseId={courseId}
            modules={modules}
            marks={changes?.marks ?? {}}
            isLive={course.liveVersion !== null}
            mayEdit={course.rights.edit}
          />
        </Messages>
      </StudioColumnsPage>
    </>
  );
}
