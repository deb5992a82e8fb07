import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Checks } from "@/components/ui/checks";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { blockingGaps, type GapCode, type PublishingGap, placeToMend } from "@/features/courses/rules";
import type { ContentChecks } from "@/features/courses/server/checks/read-content-checks";
import { CheckLinksButton } from "./check-links-button";
import { useGapText } from "./gap-list";

interface PublishChecksProps {
  courseId: string;
  gaps: readonly PublishingGap[];
  /** Those of them that are listed elsewhere. */
  blocking: readonly PublishingGap[];
  links: ContentChecks["links"];
  outcomes: number;
  mayEdit: boolean;
}

/** Which gaps speak against which thing that can be said to be well. */
const passes = [
  ["lessons", ["lesson_empty", "no_lessons"]],
  ["keys", blockingGaps.filter((code) => code.startsWith("question_") || code.startsWith("assessment_"))],
  ["captions", ["video_without_captions", "required_film_without_captions"]],
  ["outcomes", ["no_objectives"]],
  ["images", ["image_without_alt"]],
  ["places", ["link_to_nowhere"]],
] as const satisfies readonly (readonly [string, readonly GapCode[]])[];

/** What was looked at: what is well, what could be better with the way there, whether links answer. */
export function PublishChecks({ courseId, gaps, blocking, links, outcomes, mayEdit }: PublishChecksProps) {
  const t = useTranslations("versions.sheet");
  const advice = useTranslations("courses.course");
  const words = useGapText();
  const passed = passes.filter(([, codes]) => !gaps.some(({ code }) => (codes as readonly GapCode[]).includes(code)));
  const advisory = gaps.filter((gap) => !blocking.includes(gap));
  return (
    <Checks>
      {passed.map(([name]) => (
        <li key={name}>
          <Icon name="check" />
          <span>{t(`passed.${name}`, { count: outcomes })}</span>
        </li>
      ))}
      <LinkLine courseId={courseId} links={links} mayEdit={mayEdit} />
      {advisory.map((gap) => (
        <li
          key={`${gap.code} ${gap.lessonId} ${gap.question} ${gap.section} ${gap.address} ${gap.video} ${gap.formula}`}
        >
          <Icon name="circle-alert" />
          <span>
            {words(gap)}
            <span className="caption">
              {advice("advice")}.{" "}
              <Link href={placeToMend(courseId, gap)}>
                {t("mend")}
                <span className="visually-hidden">: {words(gap)}</span>
              </Link>
            </span>
          </span>
        </li>
      ))}
    </Checks>
  );
}

function LinkLine({ courseId, links, mayEdit }: Pick<PublishChecksProps, "courseId" | "links" | "mayEdit">) {
  const t = useTranslations("versions.sheet");
  const { total, checked, broken, checkedAt } = links;
  const time = () => checkedAt && <LocalTime at={checkedAt} shape="ago" />;
  const isWhole = checked === total && checkedAt !== null;
  const isWell = total === 0 || (isWhole && broken === 0);
  return (
    <li>
      <Icon name={isWell ? "check" : "circle-alert"} />
      <span>
        {total === 0 && t("linksNone")}
        {total > 0 && !isWhole && t("linksUnchecked", { total, checked })}
        {total > 0 && isWhole && broken === 0 && t.rich("links", { total, time })}
        {total > 0 && isWhole && broken > 0 && t.rich("linksBroken", { total, broken, time })}
        {total > 0 && mayEdit && <CheckLinksButton courseId={courseId} isAgain={checkedAt !== null} />}
      </span>
    </li>
  );
}
