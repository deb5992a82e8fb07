import type { ComponentProps, ReactNode } from "react";
import { AuthoredText } from "./authored-text";
import type { ShownText } from "./shown-question";

type FrameProps = Omit<ComponentProps<"fieldset">, "className"> & {
  /** It stands alone on its page, without a number. */
  isAlone?: boolean;
  /** The one that is being answered. */
  isHere?: boolean;
};

/** A question as it is asked: its head, what it is worth, and the fields that it is answered by. */
export function QuestionFrame({ isAlone, isHere, ...rest }: FrameProps) {
  const edge = isAlone ? "" : "border-line border-bs ps-11 first:border-bs-ink max-phone:ps-0";
  return <fieldset className={`relative max-inline-176 pbe-8 ${edge} ${isHere ? hereClass : "pbs-6"}`} {...rest} />;
}

const hereClass =
  "pbs-8 before:ribbon-cut before:absolute before:inset-bs-[-1px] before:start-0.5 before:block-6 before:inline-2.5 before:content-[''] before:[--notch:0.3125rem] max-phone:before:inset-bs-0";

interface HeadProps {
  text: ShownText;
  /** Its text with the fields that are in it, where there are any. */
  withFields?: ReactNode;
  number?: number;
  /** Its number is named `${id}n`, its text `${id}t`. */
  id: string;
  isHere?: boolean;
}

/** A legend holds a line; a text of several blocks, or with fields in it, is where a legend would be. */
export function QuestionHead({ text, withFields, number, id, isHere }: HeadProps) {
  const isLegend = text.isInline && !withFields;
  const Head = isLegend ? "legend" : "div";
  const place = isLegend ? "float-start inline-full p-0 [&+*]:clear-both" : "max-phone:flex max-phone:gap-1";
  return (
    <Head className={`type-question max-phone:text-[1.125rem] max-phone:leading-[1.625rem] ${place}`}>
      {number !== undefined && (
        <>
          <span
            className={`type-question absolute start-0 lining-nums max-phone:static max-phone:me-1 ${isHere ? "font-strong text-accent" : "font-plain text-ink-muted"}`}
            id={`${id}n`}
          >
            {number}
          </span>{" "}
        </>
      )}
      {withFields || <QuestionText text={text} id={`${id}t`} />}
    </Head>
  );
}

/** An image, a formula, a listing: blocks have room between them. */
export const blocksClass = "min-inline-0 [&>*+*]:mbs-3";

export function QuestionText({ text, id }: { text: ShownText; id?: string }) {
  return <AuthoredText text={text} id={id} className={text.isInline ? undefined : blocksClass} />;
}

/** What a question is worth, how it is answered, and whether its answer is saved. */
export function QuestionLine({ children }: { children: ReactNode }) {
  return (
    <div className="caption flex flex-wrap gap-x-1.5 pbs-1 pbe-3" data-question-line>
      {children}
    </div>
  );
}
