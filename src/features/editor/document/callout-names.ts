import { type CalloutKind, calloutKinds } from "@/features/media/content-words";

/** Names that mean one of our kinds, beside the kinds themselves: as the renderer takes them. */
const otherNames: Readonly<Record<string, CalloutKind>> = { info: "note", hint: "tip", danger: "warning" };

/** The kind of callout that a name in the text stands for, or null. */
export function calloutKindOf(name: string): CalloutKind | null {
  const lower = name.toLowerCase();
  return calloutKinds.find((kind) => kind === lower) ?? otherNames[lower] ?? null;
}

export const isCalloutName = (name: string): boolean => calloutKindOf(name) !== null;
