import { useTranslations } from "next-intl";
import { Remain, Remains } from "@/components/studio/remains";
import { ButtonLink } from "@/components/ui/button-link";
import { isBlockingCode, type PublishingGap, placeToMend } from "@/features/courses/rules";
import { videoTexts } from "./gap-list";

/** What blocks a publish: where, what and why, each with the way to fix it. */
export function MendList({ gaps, courseId }: { gaps: readonly PublishingGap[]; courseId: string }) {
  const t = useTranslations("courses.mend");
  const rows = gaps.flatMap((gap) => (isBlockingCode(gap.code) ? [{ ...gap, code: gap.code }] : []));
  return (
    <Remains>
      {rows.map((gap) => (
        <Remain
          key={`${gap.code} ${gap.place} ${gap.lessonId} ${gap.question} ${gap.section} ${gap.video}`}
          what={gap.place ? `${gap.place} ${gap.lessonTitle ?? ""}` : t("course")}
          where={
            <>
              {gap.question !== undefined && t("question", { question: gap.question })}
              {gap.section !== undefined && t("section", { section: gap.section })}
            </>
          }
        >
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
        </Remain>
      ))}
    </Remains>
  );
}
