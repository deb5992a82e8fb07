import { OptionRow } from "@/components/form/option-row";
import { AuthoredText } from "../authored-text";
import type { PreviewProps } from "../question-preview";

type OptionsProps = Pick<PreviewProps, "question" | "id">;

export const OneOfPreview = (props: OptionsProps) => <OptionsPreview {...props} type="radio" />;
export const AnyOfPreview = (props: OptionsProps) => <OptionsPreview {...props} type="checkbox" />;

/** @param isNumbered each has its number before it. */
export function OptionsPreview({
  question: { options },
  id,
  type,
  isNumbered,
}: OptionsProps & { type: "radio" | "checkbox"; isNumbered?: boolean }) {
  return (
    <div className="grid">
      {options.map((option, at) => (
        <OptionRow
          key={option.id}
          type={type}
          name={id}
          label={
            <>
              {isNumbered && <b className="num">{at + 1} </b>}
              <AuthoredText text={option.text} isName />
            </>
          }
        />
      ))}
    </div>
  );
}
