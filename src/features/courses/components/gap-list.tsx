import { useTranslations } from "next-intl";
import { Checks } from "@/components/ui/checks";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { isBlocking, type PublishingGap, placeToMend } from "@/features/courses/rules";

/** Of a recording in a text as its author knows it ("clip.mp4" of "media/clip.mp4"), or of the lesson's own video. */
export const videoTexts = (video: string | undefined) => ({
  inText: video ? "yes" : "no",
  video: video?.split("/").at(-1) ?? "",
});

/** One gap in words. */
export function useGapText(): (gap: PublishingGap) => string {
  const t = useTranslations("courses.gaps");
  return ({
    code,
    place = "",
    lessonTitle = "",
    question = 0,
    section = 0,
    count = 0,
    address = "",
    video,
    formula = "",
  }) => t(code, { place, title: lessonTitle, question, section, count, address, formula, ...videoTexts(video) });
}

interface GapListProps {
  gaps: readonly PublishingGap[];
  none?: string;
  /** With it each gap leads to where it is fixed. */
  courseId?: string;
}

/** What is between a draft and a publish, each with how much it matters; or that nothing does. */
export function GapList({ gaps, none, courseId }: GapListProps) {
  const t = useTranslations("courses.course");
  const words = useGapText();
  return (
    <Checks>
      {gaps.length === 0 && (
        <li>
          <Icon name="check" />
          <span>{none ?? t("ready")}</span>
        </li>
      )}
      {gaps.map((gap) => (
        <li
          key={`${gap.code} ${gap.place} ${gap.lessonId} ${gap.question} ${gap.section} ${gap.address} ${gap.video} ${gap.formula}`}
          data-no={isBlocking(gap) || undefined}
        >
          <Icon name={isBlocking(gap) ? "circle-alert" : "info"} />
          <span>
            {courseId ? <Link href={placeToMend(courseId, gap)}>{words(gap)}</Link> : words(gap)}
            <span className="caption">{t(isBlocking(gap) ? "blocks" : "advice")}</span>
          </span>
        </li>
      ))}
    </Checks>
  );
}
