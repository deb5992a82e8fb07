"use client";
import { useLocale } from "next-intl";
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { api } from "@/components/api/client";
import { ContentBody } from "@/components/content/content-body";
import { isPlain } from "@/features/drafting/suggestion-texts";

const GATHER_MILLISECONDS = 20;

/** Texts and what the one renderer of authors' texts made of them; those that are missing are asked for together. */
class TextStore {
  readonly #known: Map<string, string>;
  #wanted = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(
    known: Iterable<readonly [string, string]>,
    private readonly render: (texts: string[]) => Promise<string[]>,
  ) {
    this.#known = new Map(known);
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  htmlOf(text: string): string | undefined {
    return this.#known.get(text);
  }

  want(text: string): void {
    if (this.#known.has(text) || this.#asked.has(text)) return;
    if (this.#wanted.size === 0) setTimeout(() => void this.#fetch(), GATHER_MILLISECONDS);
    this.#wanted.add(text);
    this.#asked.add(text);
  }

  async #fetch(): Promise<void> {
    const texts = [...this.#wanted];
    this.#wanted = new Set();
    try {
      const rendered = await this.render(texts);
      texts.forEach((text, index) => {
        this.#known.set(text, rendered[index] ?? "");
      });
      for (const tell of this.#listeners) tell();
    } catch {
      // They are there as they were typed; shown again, they are asked for again.
      for (const text of texts) this.#asked.delete(text);
    }
  }
}

const TextStoreContext = createContext<TextStore | null>(null);

/** Holds rendered texts for everything below it. `known`: what came with the page. */
export function RenderedTexts({
  known,
  children,
}: {
  known: readonly (readonly [string, string])[];
  children: ReactNode;
}) {
  const locale = useLocale();
  const [store] = useState(
    () => new TextStore(known, (texts) => api.drafting.renderTexts.mutate({ texts: texts.slice(0, 100), locale })),
  );
  return <TextStoreContext value={store}>{children}</TextStoreContext>;
}

/** How a text is set: the text itself, what belongs to it, or a note. */
type TextLook = "text" | "part" | "note";

const looks: Record<TextLook, { typed: string; rendered: string }> = {
  text: { typed: "type-quote", rendered: "[&>.content]:type-quote" },
  part: { typed: "type-quote text-body", rendered: "[&>.content]:type-quote [&>.content]:text-body" },
  note: { typed: "type-caption", rendered: "[&>.content]:type-caption" },
};

/** The classes of a paragraph as it was typed. */
export const typedClass = (look: TextLook = "text"): string => `wrap-anywhere whitespace-pre-line ${looks[look].typed}`;

interface Setting {
  look?: TextLook;
  /** Plain texts alone: what has marks of its own is set by them. */
  isStrong?: boolean;
}

/** Markdown as a lesson shows it; until it is rendered, as it was typed. */
export function RenderedText({ markdown, look = "text", isStrong }: { markdown: string } & Setting) {
  const store = use(TextStoreContext);
  const isReady = isPlain(markdown);
  const html = useSyncExternalStore(
    store?.subscribe ?? (() => () => undefined),
    () => store?.htmlOf(markdown),
    () => store?.htmlOf(markdown),
  );
  useEffect(() => {
    if (!isReady && markdown.trim() !== "") store?.want(markdown);
  }, [store, markdown, isReady]);
  if (markdown.trim() === "") return null;
  if (isReady || html === undefined) return <TypedText text={markdown} look={look} isStrong={isStrong} />;
  return (
    <div className={`[&>.content]:wrap-anywhere ${looks[look].rendered}`} dir="auto">
      <ContentBody html={html} />
    </div>
  );
}

/** A text as it was typed, paragraph by paragraph; with a caret where it is still being written. */
export function TypedText({ text, isOpen = false, look, isStrong }: { text: string; isOpen?: boolean } & Setting) {
  // Marks of emphasis that are not closed yet would only flicker.
  const paragraphs = (isOpen ? text.replaceAll("**", "") : text).split(/\n{2,}/);
  return paragraphs.map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are only ever added at the end
    <p key={index} className={`${typedClass(look)} ${index > 0 ? "mbs-2" : isStrong ? "font-strong" : ""}`} dir="auto">
      {paragraph}
      {isOpen && index === paragraphs.length - 1 && (
        <span className="ms-px inline-block block-[1.3em] inline-0.5 bg-accent align-[-0.25em]" aria-hidden="true" />
      )}
    </p>
  ));
}
