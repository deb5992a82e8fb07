"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { useGradingKeys } from "@/features/grading/hooks/use-grading-keys";
import { type GradeAbout, useWaysOn } from "@/features/grading/hooks/use-ways-on";
import { AroundAnswer } from "./around-answer";
import { type KeptGrade, keepGrade, readKeptGrade } from "./kept-grade";
import { StageNote, stageOf } from "./stage-note";

/** In place of the fields, where two people have graded and the viewer doesn't decide. What they typed before that is still shown. */
export function ClosedGrade(props: GradeAbout) {
  const t = useTranslations("grading.one");
  const { answer } = props;
  const { answerId, viewerId: graderId } = answer;
  const [kept, setKept] = useState<KeptGrade | null>(null);
  const ways = useWaysOn(props);
  useGradingKeys({ onLetter: ways.letters });

  useEffect(() => {
    let isGone = false;
    void readKeptGrade({ graderId, answerId }).then((found) => !isGone && setKept(found));
    return () => {
      isGone = true;
    };
  }, [graderId, answerId]);

  return (
    <section aria-labelledby="grade">
      <h2 id="grade" className="label">
        {t(`heading.${stageOf(answer)}`)}
      </h2>
      <StageNote answer={answer} />
      {kept && (
        <section aria-labelledby="unsaved" className="stack">
          <h3 id="unsaved" className="label">
            {t("unsaved")}
          </h3>
          {kept.points !== "" && <p className="num">{t("unsavedPoints", { points: kept.points })}</p>}
          {[kept.reason, kept.comment]
            .filter((text) => text !== "")
            .map((text) => (
              <p key={text} className="whitespace-pre-wrap wrap-anywhere" dir="auto">
                {text}
              </p>
            ))}
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              keepGrade({ graderId, answerId }, null);
              setKept(null);
            }}
          >
            {t("discard")}
          </Button>
        </section>
      )}
      <AroundAnswer waiting={answer.waiting} ways={ways} />
    </section>
  );
}
