import type { ComponentPropsWithRef } from "react";
import { ControlField, type ControlTexts, splitWords } from "./field";

/** Several lines of text; it grows with what is written in it. */
export function TextArea(props: ControlTexts & Omit<ComponentPropsWithRef<"textarea">, "children">) {
  const [words, rest] = splitWords(props);
  return <ControlField {...words}>{(tied) => <textarea {...tied} {...rest} />}</ControlField>;
}
