import type { ComponentPropsWithRef } from "react";
import { ControlField, type ControlTexts, splitWords } from "./field";

/** One line of text. Everything an input takes, plus its words. */
export function TextField(props: ControlTexts & Omit<ComponentPropsWithRef<"input">, "children">) {
  const [words, rest] = splitWords(props);
  return <ControlField {...words}>{(tied) => <input {...tied} {...rest} />}</ControlField>;
}
