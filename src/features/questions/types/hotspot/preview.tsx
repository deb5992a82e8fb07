import type { PreviewProps, QuestionPreview } from "../../question-preview";
import { OptionsPreview } from "../../shared/option-preview";
import { HotspotPicture } from "./picture";

export const hotspotPreview: QuestionPreview = { AnswerPreview: HotspotPreview };

function HotspotPreview({ question, id }: PreviewProps) {
  const { picture } = question;
  return (
    <>
      {picture && (
        <HotspotPicture
          image={picture.image}
          areas={picture.areas.map((area, at) => ({ ...area, number: at + 1, isChosen: false }))}
        />
      )}
      <OptionsPreview {...{ question, id }} type="checkbox" isNumbered={picture !== null} />
    </>
  );
}
