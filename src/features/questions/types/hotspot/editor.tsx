"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toasts";
import { imageParts } from "@/features/media/image-markdown";
import { uuidV4 } from "@/lib/uuid-v4";
import type { EditedAnswer, EditedQuestion } from "../../edited-question";
import { blankAnswer } from "../../question-authoring";
import type { KeyEditorProps } from "../../question-editor";
import { KeyLegend } from "../../shared/key-parts";
import { AddLine } from "../../shared/line-parts";
import { AreaCard } from "./area-card";
import { type Area, mostAreas, nextArea } from "./areas";
import { type HotspotBody, readHotspot } from "./body";
import { HotspotCanvas } from "./canvas";

/** The image, the areas on it, and each of them in a list with fields for all that can be drawn. */
export function HotspotKey({ question, problems, pictures, onChange }: KeyEditorProps) {
  const t = useTranslations("questions.hotspot");
  const [isDrawing, setDrawing] = useState(false);
  const { answers } = question;
  const body = readHotspot(question.body);
  const { areas, image } = body;
  const put = usePut(question, onChange);
  const remove = useRemoval(question, put);
  const isFull = answers.length >= mostAreas;
  const place = (at: number, area: Area) => onChange({ body: { ...body, areas: areas.with(at, area) } });
  const change = (at: number, part: Partial<EditedAnswer>) =>
    onChange({ answers: answers.map((answer, where) => (where === at ? { ...answer, ...part } : answer)) });
  function add(area: Area) {
    const names = new Set(answers.map(({ text }) => text.trim()));
    const letters = Array.from({ length: mostAreas }, (_, at) => String.fromCharCode(65 + at));
    const name = letters.map((letter) => t("newName", { letter })).find((free) => !names.has(free)) ?? "";
    setDrawing(false);
    onChange({ answers: [...answers, blankAnswer(uuidV4(), name)], body: { ...body, areas: [...areas, area] } });
  }
  async function choose() {
    const chosen = await pictures?.choose();
    if (chosen) put((_, now) => ({ body: { ...now, image: chosen.markdown, size: chosen.size } }));
  }
  const parts = imageParts(image);
  const lacksImage = problems.some(({ code }) => code === "no_image");
  return (
    <fieldset>
      <KeyLegend>{t("title")}</KeyLegend>
      <div className="row row--tight mbe-2">
        {pictures && (
          <Button size="small" icon="image" onClick={() => void choose()}>
            {t(lacksImage ? "choose" : "replace")}
          </Button>
        )}
        <Button
          size="small"
          look="quiet"
          icon="pen-line"
          aria-pressed={isDrawing}
          disabled={isFull}
          onClick={() => setDrawing(!isDrawing)}
        >
          {t("draw")}
        </Button>
        <span className="caption">{t("hint")}</span>
      </div>
      {parts && (
        <HotspotCanvas
          address={pictures?.addressOf(parts.path) ?? null}
          alt={parts.alt}
          areas={areas.flatMap((area, at) => {
            const answer = answers[at];
            return answer ? [{ ...area, id: answer.id, name: answer.text, isRight: answer.isCorrect }] : [];
          })}
          isDrawing={isDrawing}
          isFull={isFull}
          onDraw={add}
          onPlace={place}
        />
      )}
      <ol className="mbs-3 list-none p-0" aria-label={t("areas")}>
        {answers.map((answer, at) => (
          <AreaCard
            key={answer.id}
            answer={answer}
            area={areas[at] ?? nextArea(at)}
            number={at + 1}
            problem={problems.find((each) => each.at === at)}
            onAnswer={(part) => change(at, part)}
            onPlace={(area) => place(at, area)}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      {!isFull && <AddLine onAdd={() => add(nextArea(answers.length))}>{t("add")}</AddLine>}
    </fieldset>
  );
}

type Put = (change: (answers: readonly EditedAnswer[], body: HotspotBody) => Partial<EditedQuestion>) => void;

/** Changes what the question has become since: for what ends later than it begins. */
function usePut(question: EditedQuestion, onChange: KeyEditorProps["onChange"]): Put {
  const latest = useRef({ question, onChange });
  latest.current = { question, onChange };
  return (change) => {
    const { answers, body } = latest.current.question;
    latest.current.onChange(change(answers, readHotspot(body)));
  };
}

/** Takes an area away; undoing puts it back in its place. */
function useRemoval(question: EditedQuestion, put: Put): (at: number) => void {
  const t = useTranslations("questions");
  return (at) => {
    const [answer, area] = [question.answers[at], readHotspot(question.body).areas[at]];
    if (!answer || !area) return;
    const change = (take: number, answersIn: EditedAnswer[], areasIn: Area[]) =>
      put((answers, body) => ({
        answers: answers.toSpliced(at, take, ...answersIn),
        body: { ...body, areas: body.areas.toSpliced(at, take, ...areasIn) },
      }));
    change(1, [], []);
    const run = () => change(0, [answer], [area]);
    showToast({ words: t("hotspot.removed", { number: at + 1 }), action: { name: t("undo"), run } });
  };
}
