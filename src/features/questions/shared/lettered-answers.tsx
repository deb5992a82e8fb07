import { AuthoredText } from "../authored-text";
import type { OfferedShown } from "../shown-question";
import { letterOf } from "./plain-text";

/** Answers with images, formulas or markup can't be in a list to choose from: they are above it, each under a letter. */
export function LetteredAnswers({ options }: { options: readonly OfferedShown[] }) {
  return (
    <ul className="mbe-3 grid gap-1">
      {options.map((option, at) => (
        <li key={option.id} className="grid grid-cols-[1.75rem_minmax(0,1fr)]">
          <b>{letterOf(at)}</b> <AuthoredText text={option.text} />
        </li>
      ))}
    </ul>
  );
}
