import type { PreviewProps } from "../question-preview";
import { lineClass } from "./typed-field";

/** A line to type in, with its unit if it has one. */
export function TypedPreview({ question: { unit }, id, words }: PreviewProps) {
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
