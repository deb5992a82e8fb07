"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { uuidV4 } from "@/lib/uuid-v4";
import type { QuestionProblem } from "../../question-authoring";
import type { KeyEditorProps } from "../../question-editor";
import { KeyLegend } from "../../shared/key-parts";
import { LineInput, moved } from "../../shared/line-input";
import { AddLine, Line, LineFeedback, LineList, LineProblem } from "../../shared/line-parts";
import { type MatchingBody, readMatching } from "./body";

type Pair = MatchingBody["pairs"][number];

/** Prompts, each with its answer, and answers that belong to none. */
export function PairRows({ question, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions");
  const body = readMatching(question.body);
  const { pairs, extras } = body;
  const change = (part: Partial<MatchingBody>) => onChange({ body: { ...body, ...part } });
  const problemAt = (at: number, ...codes: QuestionProblem["code"][]) =>
    problems.find((each) => each.at === at && codes.includes(each.code));
  return (
    <>
      <fieldset>
        <KeyLegend note={t("pairsShuffled")}>{t("pairs")}</KeyLegend>
        <LineList>
          {pairs.map((pair, at) => (
            <PairLine
              key={pair.promptId}
              pair={pair}
              number={at + 1}
              promptProblem={problemAt(at, "prompt_missing", "prompt_repeated")}
              answerProblem={problemAt(at, "match_missing")}
              onChange={(part) =>
                change({ pairs: pairs.map((one, place) => (place === at ? { ...one, ...part } : one)) })
              }
              onMove={(by) => change({ pairs: moved(pairs, at, by) })}
              onRemove={() => change({ pairs: pairs.toSpliced(at, 1) })}
            />
          ))}
        </LineList>
        <AddLine
          onAdd={() =>
            change({
              pairs: [...pairs, { promptId: uuidV4(), prompt: "", answerId: uuidV4(), answer: "", feedback: "" }],
            })
          }
        >
          {t("addPair")}
        </AddLine>
      </fieldset>
      <fieldset>
        <KeyLegend>{t("extras")}</KeyLegend>
        <p className="caption">{t("extrasHint")}</p>
        {extras.length > 0 && (
          <LineList>
            {extras.map((extra, at) => (
              <ExtraLine
                key={extra.answerId}
                text={extra.answer}
                number={at + 1}
                problem={problemAt(at, "extra_missing")}
                onText={(answer) =>
                  change({ extras: extras.map((one, place) => (place === at ? { ...one, answer } : one)) })
                }
                onRemove={() => change({ extras: extras.toSpliced(at, 1) })}
              />
            ))}
          </LineList>
        )}
        <AddLine onAdd={() => change({ extras: [...extras, { answerId: uuidV4(), answer: "" }] })}>
          {t("addExtra")}
        </AddLine>
      </fieldset>
    </>
  );
}

interface PairProps {
  pair: Pair;
  number: number;
  promptProblem: QuestionProblem | undefined;
  answerProblem: QuestionProblem | undefined;
  onChange: (part: Partial<Pair>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function PairLine({ pair, number, promptProblem, answerProblem, onChange, onMove, onRemove }: PairProps) {
  const t = useTranslations("questions");
  const id = useId();
  return (
    <Line kind="pairs" number={number}>
      <LineInput
        id={`${id}p`}
        name={t("prompt", { number })}
        isMarkdown
        value={pair.prompt}
        problemId={promptProblem && `${id}p-note`}
        onText={(prompt) => onChange({ prompt })}
        onMove={onMove}
      />
      <span className="muted max-phone:hidden">
        <Icon name="arrow-right" />
      </span>
      <LineInput
        id={`${id}a`}
        name={t("match", { number })}
        isMarkdown
        value={pair.answer}
        problemId={answerProblem && `${id}a-note`}
        onText={(answer) => onChange({ answer })}
        onMove={onMove}
      />
      <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
        {t("removePair", { number })}
      </Button>
      <LineFeedback
        name={t("pairFeedback", { number })}
        hint={t("pairFeedbackHint")}
        value={pair.feedback}
        onText={(feedback) => onChange({ feedback })}
      />
      <LineProblem problem={promptProblem} id={`${id}p-note`} />
      <LineProblem problem={answerProblem} id={`${id}a-note`} />
    </Line>
  );
}

interface ExtraProps {
  text: string;
  number: number;
  problem: QuestionProblem | undefined;
  onText: (text: string) => void;
  onRemove: () => void;
}

function ExtraLine({ text, number, problem, onText, onRemove }: ExtraProps) {
  const t = useTranslations("questions");
  const id = useId();
  return (
    <Line kind="lines" number={number}>
      <LineInput
        id={id}
        name={t("extra", { number })}
        isMarkdown
        value={text}
        problemId={problem && `${id}-note`}
        onText={onText}
      />
      <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
        {t("removeExtra", { number })}
      </Button>
      <LineProblem problem={problem} id={`${id}-note`} />
    </Line>
  );
}
