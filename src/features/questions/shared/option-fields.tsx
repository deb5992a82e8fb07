import { OptionRow } from "@/components/form/option-row";
import { AuthoredText } from "@/features/questions/authored-text";
import type { AnswerFieldsProps } from "../question-player";

/** Options of which one is chosen. */
export function OneOfFields({ question, entry, id, onHere, onChange }: AnswerFieldsProps) {
  const chosen = entry.value.selectedAnswers;
  const choose = (option: string, isChosen: boolean) => {
    onHere();
    onChange({ ...entry.value, selectedAnswers: isChosen ? [option] : [] });
  };
  return <Options {...{ question, chosen, id, choose }} type="radio" />;
}

/** Options of which any are chosen. */
export function AnyOfFields({ question, entry, id, onHere, onChange }: AnswerFieldsProps) {
  const chosen = entry.value.selectedAnswers;
  const choose = (option: string, isChosen: boolean) => {
    onHere();
    const others = chosen.filter((other) => other !== option);
    onChange({ ...entry.value, selectedAnswers: isChosen ? [...others, option] : others });
  };
  return <Options {...{ question, chosen, id, choose }} type="checkbox" />;
}

interface OptionsProps extends Pick<AnswerFieldsProps, "question" | "id"> {
  type: "radio" | "checkbox";
  chosen: readonly string[];
  choose: (option: string, isChosen: boolean) => void;
}

function Options({ question, type, id, chosen, choose }: OptionsProps) {
  return (
    <div className="grid">
      {question.options.map((option) => (
        <OptionRow
          key={option.id}
          type={type}
          name={id}
          checked={chosen.includes(option.id)}
          onChange={(event) => choose(option.id, event.target.checked)}
          label={<AuthoredText text={option.text} isName />}
        />
      ))}
    </div>
  );
}
