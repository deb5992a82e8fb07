import type { ComponentProps, ReactNode } from "react";
import { AuthoredText } from "../authored-text";
import type { OfferedShown } from "../shown-question";
import { LetteredAnswers } from "./lettered-answers";
import { letterOf, plainOf } from "./plain-text";

/** Prompts beside lists of answers, below the answers themselves where those can't be in a list. */
export function MatchPairs({ options, children }: { options: readonly OfferedShown[]; children: ReactNode }) {
  return (
    <>
      {!isPlain(options) && <LetteredAnswers options={options} />}
      <div className="grid max-inline-144 grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2 max-phone:grid-cols-[minmax(0,1fr)] max-phone:gap-1">
        {children}
      </div>
    </>
  );
}

const isPlain = (options: readonly OfferedShown[]) => options.every(({ text }) => plainOf(text) !== null);

interface PairProps extends Omit<ComponentProps<"select">, "className" | "children"> {
  id: string;
  prompt: OfferedShown;
  options: readonly OfferedShown[];
  /** What the list says before an answer is chosen. */
  choose: string;
}

export function MatchPair({ id, prompt, options, choose, ...rest }: PairProps) {
  const inList = isPlain(options);
  return (
    <div className="contents">
      <label className="wrap-anywhere" htmlFor={id}>
        <AuthoredText text={prompt.text} isName />
      </label>
      <select className="input max-inline-72 max-phone:max-inline-full max-phone:mbe-2" id={id} {...rest}>
        <option value="">{choose}</option>
        {options.map((option, at) => (
          <option key={option.id} value={option.id}>
            {inList ? plainOf(option.text) : letterOf(at)}
          </option>
        ))}
      </select>
    </div>
  );
}
