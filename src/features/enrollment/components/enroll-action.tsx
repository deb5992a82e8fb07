import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EnrollButton } from "@/features/enrollment/components/enroll-button";
import { LeaveCourse } from "@/features/enrollment/components/leave-course";
import { RequestState } from "@/features/enrollment/components/requests/request-state";
import type { CourseEntry } from "@/features/enrollment/server/get-entry";

const refusals = {
  not_live: "notLive",
  suspended: "closedForNow",
  not_open_yet: "notOpenYet",
  closed: "closed",
  full: "full",
} as const;

/** Says first what became of an enrollment that is no more, where there is room for it. */
export async function EnrollAction({ entry, place }: { entry: CourseEntry; place: string }) {
  const way = <WayIn entry={entry} place={place} />;
  const { endedAt } = entry;
  if (endedAt === null || entry.isStaff || place === "closing") return way;
  const t = await getTranslations("enrollment");
  return (
    <>
      <p className="muted">{t.rich("ended", { date: () => <LocalTime at={endedAt} shape="date" /> })}</p>
      {way}
    </>
  );
}

/**
 * The way into a course, as this viewer finds it: Continue, Enroll, Request access, a request that waits, or why it is closed. `place` keeps
 * the closing line short.
 */
async function WayIn({ entry, place }: { entry: CourseEntry; place: string }) {
  const t = await getTranslations("enrollment");
  const look = { size: "large", full: place === "panel" } as const;
  if (entry.enrollment?.status === "SUSPENDED") return <p className="muted">{t("suspended")}</p>;
  if (entry.enrollment) {
    return (
      <>
        <ButtonLink look="first" {...look} href={`/learn/${entry.slug}`}>
          {t("continue")}
        </ButtonLink>
        {look.full && (
          <p className="caption">
            {entry.enrollment.status === "COMPLETED"
              ? t("completed")
              : t("percentDone", { percent: Math.floor(entry.enrollment.progressPercentage) })}
          </p>
        )}
        {look.full && entry.enrollment.status === "ACTIVE" && (
          <Messages only={["enrollment"]}>
            <LeaveCourse courseId={entry.courseId} />
          </Messages>
        )}
      </>
    );
  }
  if (entry.isStaff) {
    return (
      <ButtonLink {...look} href={`/learn/${entry.slug}`}>
        {t("openPlayer")}
      </ButtonLink>
    );
  }
  if (entry.entry.isOpen) return <OpenEntry entry={entry} look={look} />;
  const { why } = entry.entry;
  if (why === "needs_access") {
    return <RequestState entry={entry} look={look} />;
  }
  return (
    <p className="muted">
      {t(refusals[why])} {why === "not_open_yet" && entry.opensAt && <LocalTime at={entry.opensAt} />}
      {why === "closed" && entry.closesAt && <LocalTime at={entry.closesAt} />}
    </p>
  );
}

async function OpenEntry({ entry, look }: { entry: CourseEntry; look: { size: "large"; full: boolean } }) {
  const t = await getTranslations("enrollment");
  return (
    <>
      {entry.isSignedIn ? (
        <Messages only={["enrollment"]}>
          <EnrollButton courseId={entry.courseId} look={look} />
        </Messages>
      ) : (
        // Signing in comes back to this page, on which the button then enrolls. A form, so that it needs no script.
        <form action="/sign-in" className={look.full ? "inline-full" : undefined}>
          <input type="hidden" name="next" value={`/courses/${entry.slug}`} />
          <Button type="submit" look="first" {...look}>
            {t("enroll")}
          </Button>
        </form>
      )}
      {look.full && (
        <p className="caption">
          {entry.placesLeft === null ? t("leaveAnyTime") : t("placesLeft", { count: entry.placesLeft })}
        </p>
      )}
    </>
  );
}
