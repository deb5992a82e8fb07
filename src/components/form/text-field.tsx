import type { ComponentPropsWithRef } from "react";
import { ControlField, type ControlWords, splitWords } from "./field";

/** One line of text. Everything an input takes, plus its words. */
export function TextField(props: ControlWords & Omit<ComponentPropsWithRef<"input">, "children">) {
  const [words, rest] = splitWords(props);
  return <ControlField {...words}>{(tied) => <input {...tied} {...rest} />}</ControlField>;
}
