import { OptionRow } from "@/components/form/option-row";
import { AuthoredText } from "./authored-text";
import { MatchPair, MatchPairs } from "./shared/match-pairs";
import { OrderRow, OrderRows } from "./shared/order-rows";
import { lineClass } from "./shared/typed-field";
import type { ShownQuestion } from "./shown-question";
import { endingsOf } from "./types/file-upload/file-groups";
import { TextOfFields } from "./types/fill-in-blanks/text-of-fields";
import { HotspotPicture } from "./types/hotspot/picture";

export interface PreviewProps {
  question: ShownQuestion;
  /** Unique in the page. */
  id: string;
  words: {
    /** Name of the field of a typed answer. */
    answer: string;
    /** Name of the field of what a program printed. */
    output: string;
    /** What a list of answers says before one is chosen. */
    choose: string;
    /** Name of a field within the text. */
    blank: (number: number, count: number) => string;
    /** What is above choices that can't be in a list. */
    choices: (number: number) => string;
  };
}

/** The text of a question with the fields that are in it; null where there are none. */
export function TextPreview({ question, words }: Pick<PreviewProps, "question" | "words">) {
  return question.control === "blanks" ? <TextOfFields question={question} words={words} /> : null;
}

/** The fields of a question to look at and not to answer: they need no script. */
export function AnswerPreview(props: PreviewProps) {
  const { control } = props.question;
  if (control === "blanks") return null;
  if (control === "order") return <OrderPreview {...props} />;
  if (control === "match") return <MatchPreview {...props} />;
  if (control === "essay") return <EssayPreview {...props} />;
  if (control === "files") return <FilesPreview {...props} />;
  if (control === "code") return <CodePreview {...props} />;
  if (control === "number" || control === "text") return <TypedPreview {...props} />;
  return <OptionsPreview {...props} />;
}

function OptionsPreview({ question: { control, options, picture }, id }: PreviewProps) {
  return (
    <>
      {picture && (
        <HotspotPicture
          image={picture.image}
          areas={picture.areas.map((area, at) => ({ ...area, number: at + 1, isChosen: false }))}
        />
      )}
      <div className="grid">
        {options.map((option, at) => (
          <OptionRow
            key={option.id}
            type={control === "one-of" ? "radio" : "checkbox"}
            name={id}
            label={
              <>
                {picture && <b className="num">{at + 1} </b>}
                <AuthoredText text={option.text} isName />
              </>
            }
          />
        ))}
      </div>
    </>
  );
}

function TypedPreview({ question: { unit }, id, words }: PreviewProps) {
  return (
    <div className="row">
      <label className="visually-hidden" htmlFor={`${id}a`}>
        {words.answer}
      </label>
      <input id={`${id}a`} className={lineClass} type="text" />
      {unit && <span className="muted">{unit}</span>}
    </div>
  );
}

function EssayPreview({ id, words }: PreviewProps) {
  return (
    <>
      <label className="visually-hidden" htmlFor={`${id}a`}>
        {words.answer}
      </label>
      <textarea id={`${id}a`} className="input" rows={6} />
    </>
  );
}

function CodePreview({ question: { code }, id, words }: PreviewProps) {
  const classes = "input block inline-full font-mono text-ui";
  return (
    <div className="grid gap-3">
      <textarea className={classes} aria-label={words.answer} dir="ltr" rows={8} defaultValue={code?.starter} />
      {code?.asksOutput && (
        <div className="field">
          <label className="label" htmlFor={`${id}o`}>
            {words.output}
          </label>
          <textarea id={`${id}o`} className={classes} rows={3} />
        </div>
      )}
    </div>
  );
}

/** Kinds of files by their endings, which are the same in every language. */
function FilesPreview({ question: { files }, words }: PreviewProps) {
  if (!files) return null;
  return (
    <p className="rounded-control border border-dashed border-edge p-3">
      {words.answer} <span className="caption">{endingsOf(files.accepts).join(", ").toUpperCase()}</span>
    </p>
  );
}

function OrderPreview({ question: { options } }: PreviewProps) {
  return (
    <OrderRows>
      {options.map((option, at) => (
        <OrderRow key={option.id} item={option} place={<span className="num text-ink-muted">{at + 1}</span>} />
      ))}
    </OrderRows>
  );
}

function MatchPreview({ question: { prompts, options }, id, words: { choose } }: PreviewProps) {
  return (
    <MatchPairs options={options}>
      {prompts.map((prompt) => (
        <MatchPair key={prompt.id} id={`${id}-${prompt.id}`} {...{ prompt, options, choose }} />
      ))}
    </MatchPairs>
  );
}
