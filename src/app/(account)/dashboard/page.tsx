import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Link } from "@/components/ui/link";
import { Opening } from "@/components/ui/opening";
import { VerifyNotice } from "@/features/accounts/components/addresses/verify-notice";
import { CourseSearchField } from "@/features/catalog/components/course-search-field";
import { EndedSlips, SuspendedSlips } from "@/features/enrollment/components/closed-slips";
import { CourseSlips } from "@/features/enrollment/components/my-courses";
import { FinishedCourse, ResumeCourse } from "@/features/enrollment/components/resume-course";
import type { MyCourse } from "@/features/enrollment/server/my-courses";
import { DuePractice } from "@/features/practice/components/due-practice";
import { ActivityCalendar } from "@/features/records/components/activity-calendar";
import { DashboardSide } from "@/features/records/components/dashboard-side";
import { MissedQuestions } from "@/features/records/components/missed-questions";
import { NextCourse, Recommended } from "@/features/records/components/recommended";
import { UpcomingTable } from "@/features/records/components/upcoming-table";
import { OwnInvitations } from "@/features/studio/components/team/own-invitations";
import type { Invitation } from "@/features/studio/server/team/read-team";
import { isPerson } from "@/policy/actor";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

/** Lists below each other, beside the week. */
const column = "grid min-inline-0 grid-cols-[minmax(0,1fr)] content-start gap-10";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.dashboard"))("title"), robots: { index: false } };
}

export default async function DashboardPage() {
  await requireSite("account.own");
  const t = await getTranslations("accounts.dashboard");
  const api = await serverApi();
  const [courses, invitations, dashboard, practice] = await Promise.all([
    orRefuse(api.enrollment.mine()),
    orRefuse(api.studio.team.ownInvitations()),
    orRefuse(api.records.dashboard()),
    orRefuse(api.practice.due()),
  ]);
  if (courses.length === 0) return <EmptyDashboard invitations={invitations} />;
  const [current, ...open] = courses.filter(({ status }) => status === "ACTIVE");
  const completed = courses.filter(({ status }) => status === "COMPLETED");
  const [finished, ...finishedBefore] = current ? [null, ...completed] : [completed[0] ?? null, ...completed.slice(1)];
  const { recommended, line } = dashboard;
  const next = finished ? recommended[0] : undefined;
  return (
    <main id="main" className="wrap">
      {(current || finished) && <h1 className="visually-hidden">{t("title")}</h1>}
      <UnprovedAddress />
      <OwnInvitations invitations={invitations} />
      {current && (
        <ResumeCourse course={current} line={line?.lessonId === current.lesson?.id ? line?.text : undefined} />
      )}
      {finished && <FinishedCourse course={finished}>{next && <NextCourse course={next} />}</FinishedCourse>}
      {!current && !finished && <IdleDashboard />}
      <div className="grid gap-x-16 gap-y-10 border-ink border-bs pbs-6 [grid-template:auto_1fr/minmax(0,1fr)_18.5rem] max-tablet:[grid-template:none/minmax(0,1fr)] [&_h2:not(.label)]:mbe-2">
        <div className={column}>
          <CourseSlips id="open" title={t("alsoOpen")} courses={open} />
          <UpcomingTable upcoming={dashboard.upcoming} />
          <MissedQuestions missed={dashboard.missed} />
        </div>
        <DashboardSide dashboard={dashboard} first={<DuePractice practice={practice} />}>
          <Certificates courses={courses} />
        </DashboardSide>
        <div className={`${column} col-1`}>
          <Recommended courses={next ? recommended.slice(1) : recommended} />
          <CourseSlips id="finished" title={t("finished")} courses={finishedBefore} />
          <SuspendedSlips courses={courses.filter(({ status }) => status === "SUSPENDED")} />
          <EndedSlips courses={courses.filter(({ status }) => status === "EXPIRED")} />
          <ActivityCalendar days={dashboard.days} />
        </div>
      </div>
    </main>
  );
}

/** Here and nowhere else, so that it does not follow a person around. */
async function UnprovedAddress() {
  const viewer = await getViewer();
  if (!isPerson(viewer) || viewer.isVerified) return null;
  return <VerifyNotice addresses={await orRefuse((await serverApi()).accounts.addresses.list())} />;
}

/** The latest ones, and the way to all papers. */
async function Certificates({ courses }: { courses: readonly MyCourse[] }) {
  const t = await getTranslations("records.dashboard");
  const issued = courses.filter(({ certificateNumber }) => certificateNumber !== null).slice(0, 3);
  return (
    <section aria-labelledby="certificates">
      <h2 id="certificates" className="label">
        {t("certificates")}
      </h2>
      {issued.map(({ certificateNumber, title, language }) => (
        <p key={certificateNumber}>
          <Link href={`/certificates/${certificateNumber}`}>{t("viewCertificate")}</Link>{" "}
          <span className="muted">
            {t.rich("certificateFor", { course: () => <bdi lang={language}>{title}</bdi> })}
          </span>
        </p>
      ))}
      <p className="row row--tight">
        <Link href="/certificates">{t("allCertificates")}</Link>
        <Link href="/transcript">{t("transcript")}</Link>
      </p>
    </section>
  );
}

/** Nothing is in progress; what there was is below. */
async function IdleDashboard() {
  const t = await getTranslations("accounts.dashboard");
  return (
    <>
      <Opening title={t("idleTitle")} ledge={false}>
        {t("idle")}
      </Opening>
      <p>
        <ButtonLink look="first" href="/courses">
          {t("browse")}
        </ButtonLink>
      </p>
    </>
  );
}

async function EmptyDashboard({ invitations }: { invitations: readonly Invitation[] }) {
  const [t, common] = await Promise.all([getTranslations("accounts.dashboard"), getTranslations("common")]);
  return (
    <main id="main" className="wrap">
      <UnprovedAddress />
      <OwnInvitations invitations={invitations} />
      <Opening title={t("emptyTitle")}>{t("empty")}</Opening>
      <div className="grid grid-cols-[7fr_4fr] gap-x-16 gap-y-8 pbs-8 max-tablet:grid-cols-1">
        <section aria-labelledby="read">
          <h2 id="read">{t("read")}</h2>
          <p className="muted">{t("open")}</p>
          <p>
            <ButtonLink look="first" href="/courses">
              {t("browse")}
            </ButtonLink>
          </p>
        </section>
        <section aria-labelledby="search">
          <h2 id="search">{t("orSearch")}</h2>
          <search>
            <form className="mbs-3" action="/courses">
              <Messages only={["catalog.suggestions"]}>
                <CourseSearchField label={common("searchCourses")} name="q" maxLength={200} />
              </Messages>
            </form>
          </search>
        </section>
      </div>
    </main>
  );
}
