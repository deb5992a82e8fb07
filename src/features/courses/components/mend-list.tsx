import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { type BlockingCode, isBlockingCode, type PublishingGap, placeToMend } from "@/features/courses/rules";
import { videoTexts } from "./gap-list";

/** What blocks a publish: where, what and why, each with the way to fix it. */
export function MendList({ gaps, courseId }: { gaps: readonly PublishingGap[]; courseId: string }) {
  const t = useTranslations("courses.mend");
  const rows = gaps.flatMap((gap) => (isBlockingCode(gap.code) ? [{ ...gap, code: gap.code }] : []));
  return (
    <ul className="remains">
      {rows.map((gap) => (
        <li key={`${gap.code} ${gap.lessonId} ${gap.question} ${gap.section} ${gap.video}`}>
          <Where gap={gap} />
          <div>
            <p>{t(`${gap.code}.what`, videoTexts(gap.video))}</p>
            <p>{t(`${gap.code}.why`)}</p>
          </div>
          <ButtonLink size="small" href={placeToMend(courseId, gap)}>
            {t(`${gap.code}.go`, { question: gap.question ?? 0 })}
            {gap.place && (
              <span className="visually-hidden">
                : {gap.place} {videoTexts(gap.video).video}
              </span>
            )}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

function Where({ gap: { place, lessonTitle, question, section } }: { gap: PublishingGap & { code: BlockingCode } }) {
  const t = useTranslations("courses.mend");
  return (
    <p className="remains__where">
      <b dir="auto">{place ? `${place} ${lessonTitle ?? ""}` : t("course")}</b>
      {question !== undefined && t("question", { question })}
      {section !== undefined && t("section", { section })}
    </p>
  );
}
