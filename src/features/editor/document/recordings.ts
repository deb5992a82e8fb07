import type { Nodes } from "mdast";
import type { LeafDirective } from "mdast-util-directive";
import { isTangled } from "@/features/media/tangled-text";
import { parseMarkdown, writeMarkdown } from "./markdown-dialect";

/** A video or a sound of the course's own that is in a text, as `::video{src="media/clip.mp4"}`. */
export interface Recording {
  kind: "video" | "audio";
  /** As the text writes it. */
  path: string;
  captions: { path: string; language: string } | null;
}

const mayHoldRecordings = (source: string): boolean => /::(?:video|audio)\b/.test(source);

/** The recordings of a text in its order. None of a text too tangled to parse. */
export function findRecordings(source: string): Recording[] {
  return directivesOf(source).map(recordingOf);
}

/** The same text in which every place of one recording names these captions, or none: nothing else of it changes. */
export function withCaptions(source: string, path: string, captions: Recording["captions"]): string {
  const places = directivesOf(source).filter((node) => recordingOf(node).path === path);
  return places.reduceRight((text, node) => {
    const [from, to] = [node.position?.start.offset, node.position?.end.offset];
    if (from === undefined || to === undefined) return text;
    const { captions: _was, lang: _in, ...attributes } = node.attributes ?? {};
    const said = captions && { captions: captions.path, ...(captions.language && { lang: captions.language }) };
    const written = writeMarkdown({ type: "root", children: [{ ...node, attributes: { ...attributes, ...said } }] });
    return text.slice(0, from) + written.trimEnd() + text.slice(to);
  }, source);
}

function recordingOf({ name, attributes }: LeafDirective): Recording {
  const { src, url, captions, lang } = attributes ?? {};
  return {
    kind: name === "audio" ? "audio" : "video",
    path: src ?? url ?? "",
    captions: captions ? { path: captions, language: lang ?? "" } : null,
  };
}

function directivesOf(source: string): LeafDirective[] {
  if (!mayHoldRecordings(source) || isTangled(source)) return [];
  try {
    return leavesOf(parseMarkdown(source));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
}

function leavesOf(node: Nodes): LeafDirective[] {
  if (node.type === "leafDirective") return isOwnRecording(node) ? [node] : [];
  return "children" in node ? (node.children as Nodes[]).flatMap(leavesOf) : [];
}

/** Players of other services bring their own captions. */
function isOwnRecording(node: LeafDirective): boolean {
  const { path } = recordingOf(node);
  return (node.name === "video" || node.name === "audio") && path !== "" && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path);
}
