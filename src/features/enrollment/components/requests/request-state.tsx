import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Button, type ButtonLook } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { PROMISED_DAYS } from "@/features/enrollment/requests";
import type { CourseEntry } from "@/features/enrollment/server/get-entry";

/** The way to an enrollment in a priced course: a request, with what happens next, or what became of one that was sent. */
export async function RequestState({
  entry: { slug, request, placesLeft, teacher },
  look,
}: {
  entry: CourseEntry;
  look: Pick<ButtonLook, "size" | "full">;
}) {
  const [t, enrollment] = await Promise.all([getTranslations("requests.state"), getTranslations("enrollment")]);
  const form = `/courses/${slug}/buy`;
  if (request?.state === "PENDING") {
    const { askedAt } = request;
    return (
      <>
        <p className="muted">
          {look.full ? t.rich("waits", { time: () => <LocalTime at={askedAt} shape="date" /> }) : t("waitsShort")}
        </p>
        <ButtonLink {...look} href={form}>
          {t("see")}
        </ButtonLink>
      </>
    );
  }
  if (placesLeft === 0) return <p className="muted">{enrollment("full")}</p>;
  return (
    <>
      {request && look.full && <p className="muted">{t("declined", { reason: request.reason })}</p>}
      {/* A form, so that a button with this name works without a script; signed out it leads to sign-in and back. */}
      <form action={form} className={look.full ? "inline-full" : undefined}>
        <Button type="submit" look="first" {...look}>
          {enrollment("requestAccess")}
        </Button>
      </form>
      {look.full && (
        <p className="caption">
          {teacher ? t("next", { teacher, days: PROMISED_DAYS }) : t("nextUnnamed", { days: PROMISED_DAYS })}
        </p>
      )}
    </>
  );
}
