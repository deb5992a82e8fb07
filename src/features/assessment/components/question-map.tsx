import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { spansOf } from "./pages-of";
import type { QuestionState } from "./question-state";
import type { ShownAttempt } from "./shown-attempt";

export interface MapProps {
  states: readonly QuestionState[];
  here: number;
  sections: ShownAttempt["sections"];
  /** @returns true where the page was turned, and the link has nothing left to do. */
  onGo: (index: number) => boolean;
  onFlag: () => void;
}

/** All questions by number: answered has a bar, not sent a dashed edge, flagged a flag, checked a check mark, the present one an outline. */
export function QuestionMap({ states, sections, onGo }: Pick<MapProps, "states" | "sections" | "onGo">) {
  const t = useTranslations("assessment.attempt");
  if (sections.length === 0) return <MapPart states={states} onGo={onGo} />;
  return spansOf(sections).map(({ first, end }, at) => (
    <div key={first} className="mbe-2">
      <p className="caption mbe-1" dir="auto">
        {sections[at]?.title || t("sectionName", { number: at + 1 })}
      </p>
      <MapPart states={states.slice(first, end)} onGo={onGo} />
    </div>
  ));
}

function MapPart({ states, onGo }: Pick<MapProps, "states" | "onGo">) {
  return (
    <ol className="grid grid-cols-[repeat(5,1fr)] gap-1.5 max-tablet:grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))]">
      {states.map((state) => (
        <li key={state.index}>
          <a
            href={`#q${state.index + 1}`}
            className={`num relative grid min-block-10 place-content-center rounded-control border bg-raised no-underline here:outline-2 here:outline-accent here:outline-offset-2 pointer-coarse:min-block-11 ${lookOf(state)}`}
            aria-current={state.isHere ? "true" : undefined}
            onClick={(event) => onGo(state.index) && event.preventDefault()}
          >
            {state.index + 1}
            {state.isFlagged && <Icon name="flag" className={`${cornerClass} end-[3px]`} />}
            {/* In the corner where no flag is. */}
            {state.isChecked && <Icon name="check" className={`${cornerClass} start-[3px]`} />}
            <MapTexts state={state} />
          </a>
        </li>
      ))}
    </ol>
  );
}

const cornerClass = "absolute inset-bs-[3px] size-3";

function MapTexts({ state }: { state: QuestionState }) {
  const t = useTranslations("assessment.attempt");
  const answered = state.isAnswered ? t("mapAnswered") : t("mapOpen");
  return (
    <VisuallyHidden>
      {state.isWaiting ? t("mapWaiting") : answered}
      {state.isChecked && t("mapChecked")}
      {state.isFlagged && t("mapFlagged")}
      {state.isHere && t("mapHere")}
    </VisuallyHidden>
  );
}

const signClass = "size-3 rounded-[1px] border";

/** What the signs of the map mean, with how many there are of each. */
export function MapKey({ states }: Pick<MapProps, "states">) {
  const t = useTranslations("assessment.attempt");
  const answered = states.filter(({ isAnswered }) => isAnswered).length;
  const waiting = states.filter(({ isWaiting }) => isWaiting).length;
  const checked = states.filter(({ isChecked }) => isChecked).length;
  return (
    <p className="caption flex flex-wrap gap-x-3 [&>span]:inline-flex [&>span]:items-center [&>span]:gap-1.5">
      <span>
        <span className={`${signClass} border-ink border-be-4`} />
        {t("answered", { count: answered })}
      </span>{" "}
      <span>
        <span className={`${signClass} border-edge`} />
        {t("open", { count: states.length - answered })}
      </span>{" "}
      {waiting > 0 && (
        <span>
          <span className={`${signClass} border-caution border-dashed border-be-4 [border-block-end-style:solid]`} />
          {t("waiting", { count: waiting })}
        </span>
      )}
      {checked > 0 && (
        <span>
          <Icon name="check" />
          {t("checked", { count: checked })}
        </span>
      )}
    </p>
  );
}

/** Marks the present question to come back to; the mark is kept like an answer. */
export function FlagButton({ states, here, onFlag, size }: Omit<MapProps, "onGo" | "sections"> & { size?: "small" }) {
  const t = useTranslations("assessment.attempt");
  return (
    <Button size={size} icon="flag" aria-pressed={states[here]?.isFlagged ?? false} onClick={onFlag}>
      {t("flag", { number: here + 1 })}
    </Button>
  );
}

function lookOf({ isAnswered, isWaiting }: QuestionState): string {
  if (isWaiting) return "border-caution border-dashed border-be-5 font-strong [border-block-end-style:solid]";
  return isAnswered ? "border-ink border-be-5 font-strong" : "border-edge";
}
