import { StreamLanguage, type StreamParser } from "@codemirror/language";
import type { CodeLanguage } from "./languages";

const clike = () => import("@codemirror/legacy-modes/mode/clike");
const script = () => import("@codemirror/legacy-modes/mode/javascript");

/** Each is fetched when a question in that language is shown. */
const modes: Record<CodeLanguage, () => Promise<StreamParser<unknown>>> = {
  python: async () => (await import("@codemirror/legacy-modes/mode/python")).python,
  javascript: async () => (await script()).javascript,
  typescript: async () => (await script()).typescript,
  java: async () => (await clike()).java,
  c: async () => (await clike()).c,
  cpp: async () => (await clike()).cpp,
  csharp: async () => (await clike()).csharp,
  kotlin: async () => (await clike()).kotlin,
  go: async () => (await import("@codemirror/legacy-modes/mode/go")).go,
  rust: async () => (await import("@codemirror/legacy-modes/mode/rust")).rust,
  swift: async () => (await import("@codemirror/legacy-modes/mode/swift")).swift,
  ruby: async () => (await import("@codemirror/legacy-modes/mode/ruby")).ruby,
  r: async () => (await import("@codemirror/legacy-modes/mode/r")).r,
  sql: async () => (await import("@codemirror/legacy-modes/mode/sql")).standardSQL,
  shell: async () => (await import("@codemirror/legacy-modes/mode/shell")).shell,
  html: async () => (await import("@codemirror/legacy-modes/mode/xml")).html,
  css: async () => (await import("@codemirror/legacy-modes/mode/css")).css,
};

export const languageMode = async (language: CodeLanguage): Promise<StreamLanguage<unknown>> =>
  StreamLanguage.define(await modes[language]());
