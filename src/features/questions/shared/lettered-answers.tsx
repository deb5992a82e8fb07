import { AuthoredText } from "../authored-text";
import type { OfferedShown } from "../shown-question";
import { letterOf } from "./plain-text";

/** Answers with images, formulas or markup can't be in a list to choose from: they are above it, each under a letter. */
export function LetteredAnswers({ options }: { options: readonly OfferedShown[] }) {
  return (
    <ul className="match__answers">
      {options.map((option, at) => (
        <li key={option.id}>
          <b>{letterOf(at)}</b> <AuthoredText text={option.text} />
        </li>
      ))}
    </ul>
  );
}
