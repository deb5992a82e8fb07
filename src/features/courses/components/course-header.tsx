import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Messages } from "@/components/i18n/messages";
import { HeaderTitle, HeaderTools, StudioHeader } from "@/components/studio/studio-header";
import { Button, ButtonBody, buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Tabs } from "@/components/ui/tabs";
import type { CourseHeaderFacts } from "@/features/courses/server/get-course-header";
import { CourseHeaderSaved } from "./course-header-saved";
import { CourseStateTags } from "./course-state";
import { MoveButtons } from "./move-buttons";
import { PreviewLink } from "./preview-link";

/** The parts of a course, by their address below /instructor/courses/ID. */
const parts = [
  { id: "outline", path: "" },
  { id: "details", path: "/details" },
  { id: "access", path: "/access" },
  { id: "team", path: "/team" },
  { id: "versions", path: "/versions" },
  { id: "students", path: "/students" },
  { id: "grading", path: "/grading" },
  { id: "gradebook", path: "/gradebook" },
  { id: "announcements", path: "/announcements" },
] as const;

/** Which of them is for those with a right of its own. */
const rightFor = {
  students: "manageStudents",
  grading: "grade",
  gradebook: "viewGrades",
  announcements: "announce",
} as const;

export type CoursePart = (typeof parts)[number]["id"];

/**
 * What is over every page of a course in the studio: its title and state, whether the last change is stored, what can be
 * done with the course as a whole, and its parts. `tools` are more things to do, before the publishing ones.
 */
export function CourseHeader({
  course,
  here,
  tools,
}: {
  course: CourseHeaderFacts;
  here: CoursePart;
  tools?: ReactNode;
}) {
  const t = useTranslations("courses.course");
  const address = `/instructor/courses/${course.courseId}`;
  const mayPublish =
    course.rights.publish && course.state !== "ARCHIVED" && (course.draft !== null || course.state !== "LIVE");
  const shown = parts.filter(({ id }) => !(id in rightFor) || course.rights[rightFor[id as keyof typeof rightFor]]);
  return (
    <StudioHeader
      label={t("header")}
      name={
        <>
          <HeaderTitle>{course.title}</HeaderTitle>
          <CourseStateTags of={course} />
        </>
      }
      hasMenu
      tabs={
        <Tabs
          label={t("parts.label")}
          tabs={shown.map(({ id, path }) => ({
            href: `${address}${path}`,
            name: t(`parts.${id}`, { waiting: course.waitingAnswers }),
            current: id === here,
          }))}
        />
      }
    >
      <HeaderTools hasMenu>
        <Messages only={["common.saved"]}>
          <CourseHeaderSaved isAsLive={course.liveVersion !== null && !course.hasUnpublishedChanges} />
        </Messages>
        <button
          type="button"
          className={`${buttonClass({})} hidden max-phone:inline-flex`}
          popoverTarget="course-header-more"
        >
          {t("more")}
        </button>
        {/* On a phone a menu; on a wide screen its entries are in the row. */}
        <div
          id="course-header-more"
          popover="auto"
          className="min-phone:contents max-phone:fixed max-phone:inset-[auto_0_0] max-phone:m-0 max-phone:inline-auto max-phone:border-0 max-phone:border-edge max-phone:border-bs max-phone:bg-raised max-phone:px-(--gutter) max-phone:pbs-2 max-phone:pbe-4 max-phone:text-ink max-phone:shadow-float max-phone:open:grid max-phone:open:gap-0 max-phone:[&_.btn]:justify-start max-phone:[&_.row]:grid max-phone:[&_.row]:gap-0"
        >
          {course.state === "LIVE" && (
            <ButtonLink look="quiet" icon="external-link" href={`/courses/${course.slug}`}>
              {t("view")}
            </ButtonLink>
          )}
          {course.sessionId && (
            <ButtonLink look="quiet" icon="list-checks" href={`/instructor/drafts/${course.sessionId}`}>
              {t("builder")}
            </ButtonLink>
          )}
          {course.rights.export && (
            <a className={buttonClass({ look: "quiet" })} href={`${address}/export`}>
              <ButtonBody icon="download">{t("export")}</ButtonBody>
            </a>
          )}
          {course.rights.sharePreview && (
            <Messages only={["preview.link"]}>
              <PreviewLink courseId={course.courseId} />
            </Messages>
          )}
          {tools}
          {course.rights.publish && (
            <Messages only={["courses.course", "editor.errors"]}>
              <MoveButtons courseId={course.courseId} title={course.title} state={course.state} />
            </Messages>
          )}
        </div>
        {mayPublish && (
          <form action={`${address}/publish`}>
            <Button type="submit" look="first">
              {t("publish")}
            </Button>
          </form>
        )}
      </HeaderTools>
    </StudioHeader>
  );
}
