import { OptionRow } from "@/components/form/option-row";
import { AuthoredText } from "../../authored-text";
import type { AnswerFieldsProps, QuestionPlayer } from "../../question-player";
import { isAnyChosen, neverUnread } from "../../shared/given";
import { HotspotPicture } from "./picture";

/** The image with its areas, and a list of them. Both choose the same: an area is a label of its box in the list. */
function HotspotFields({ question, entry, id, onHere, onChange }: AnswerFieldsProps) {
  const chosen = entry.value.selectedAnswers;
  const { options, picture } = question;
  const choose = (option: string, isChosen: boolean) => {
    onHere();
    const others = chosen.filter((other) => other !== option);
    onChange({ ...entry.value, selectedAnswers: isChosen ? [...others, option] : others });
  };
  return (
    <>
      {picture && (
        <HotspotPicture
          image={picture.image}
          areas={picture.areas.map((area, at) => ({
            ...area,
            number: at + 1,
            isChosen: chosen.includes(area.id),
            htmlFor: `${id}-${area.id}`,
          }))}
        />
      )}
      <div className="grid">
        {options.map((option, at) => (
          <OptionRow
            key={option.id}
            type="checkbox"
            id={`${id}-${option.id}`}
            name={id}
            checked={chosen.includes(option.id)}
            onChange={(event) => choose(option.id, event.target.checked)}
            label={
              <>
                <b className="num">{at + 1}</b> <AuthoredText text={option.text} isName />
              </>
            }
          />
        ))}
      </div>
    </>
  );
}

export const hotspotPlayer: QuestionPlayer = {
  AnswerFields: HotspotFields,
  hint: "chooseAll",
  isAnswered: isAnyChosen,
  isUnread: neverUnread,
};
