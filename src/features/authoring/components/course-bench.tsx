import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Words } from "@/components/i18n/words";
import { Button, ButtonBody, buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Tabs } from "@/components/ui/tabs";
import type { Bench } from "@/features/authoring/server/get-bench";
import { BenchSaved } from "./bench-saved";
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
  { id: "announcements", path: "/announcements" },
] as const;

/** Which of them is for those with a right of its own. */
const rightFor = { students: "manageStudents", announcements: "announce" } as const;

export type CoursePart = (typeof parts)[number]["id"];

/**
 * What stands over every page of a course in the studio: its title and state, whether the last change is stored, what can be
 * done with the course as a whole, and its parts. `tools` are more things to do, before the publishing ones.
 */
export function CourseBench({ course, here, tools }: { course: Bench; here: CoursePart; tools?: ReactNode }) {
  const t = useTranslations("authoring.course");
  const address = `/instructor/courses/${course.courseId}`;
  const mayPublish =
    course.rights.publish && course.state !== "ARCHIVED" && (course.draft !== null || course.state !== "LIVE");
  const shown = parts.filter(({ id }) => !(id in rightFor) || course.rights[rightFor[id as keyof typeof rightFor]]);
  return (
    <section className="bench" aria-label={t("bench")}>
      <div className="wrap wrap--wide bench__in">
        <div className="bench__name">
          <p className="bench__title">{course.title}</p>
          <CourseStateTags of={course} />
        </div>
        <div className="bench__do">
          <Words only={["common.saved"]}>
            <BenchSaved isAsLive={course.liveVersion !== null && !course.hasUnpublishedChanges} />
          </Words>
          <button type="button" className={`${buttonClass({})} bench__menu`} popoverTarget="bench-more">
            {t("more")}
          </button>
          {/* On a phone a menu; on a wide screen its entries are in the row. */}
          <div id="bench-more" popover="auto" className="bench__more">
            {course.state === "LIVE" && (
              <ButtonLink look="quiet" icon="external-link" href={`/courses/${course.slug}`} prefetch={false}>
                {t("view")}
              </ButtonLink>
            )}
            {course.sessionId && (
              <ButtonLink
                look="quiet"
                icon="list-checks"
                href={`/instructor/drafts/${course.sessionId}`}
                prefetch={false}
              >
                {t("builder")}
              </ButtonLink>
            )}
            {course.rights.export && (
              <a className={buttonClass({ look: "quiet" })} href={`${address}/export`}>
                <ButtonBody icon="download">{t("export")}</ButtonBody>
              </a>
            )}
            {course.rights.sharePreview && (
              <Words only={["preview.link"]}>
                <PreviewLink courseId={course.courseId} />
              </Words>
            )}
            {tools}
            {course.rights.publish && (
              <Words only={["authoring"]}>
                <MoveButtons courseId={course.courseId} title={course.title} state={course.state} />
              </Words>
            )}
          </div>
          {mayPublish && (
            <form action={`${address}/publish`}>
              <Button type="submit" look="first">
                {t("publish")}
              </Button>
            </form>
          )}
        </div>
      </div>
      <div className="wrap wrap--wide">
        <Tabs
          label={t("parts.label")}
          tabs={shown.map(({ id, path }) => ({
            href: `${address}${path}`,
            name: t(`parts.${id}`),
            current: id === here,
          }))}
        />
      </div>
    </section>
  );
}
