"use client";
import { useEffect } from "react";

export interface ToolTexts {
  copied: string;
  /** With {number} where the number goes. */
  formula: string;
}

function startEmbed(figure: HTMLElement): void {
  const frame = figure.ownerDocument.createElement("iframe");
  frame.src = figure.dataset.embed ?? "about:blank";
  frame.title = figure.dataset.embedTitle ?? "";
  frame.allow = "fullscreen; picture-in-picture; encrypted-media; clipboard-write";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  // The frame is of another origin by the page's policy: its own origin there gives it nothing of ours.
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-presentation");
  figure.querySelector(".embed__frame")?.replaceChildren(frame);
  frame.focus();
}

async function copyCode(button: HTMLButtonElement, copied: string): Promise<void> {
  const code = button.closest("figure")?.querySelector("pre")?.textContent ?? "";
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(code);
  } catch {
    return;
  }
  button.textContent = copied;
  setTimeout(() => {
    button.textContent = words;
  }, 2_000);
}

function onClick(event: MouseEvent, words: ToolTexts): void {
  // Not by class: an element of a frame is no Element of this page.
  const target = event.target as Element | null;
  const start = target?.closest("[data-embed-start]");
  const figure = start?.closest<HTMLElement>("[data-embed]");
  if (figure) startEmbed(figure);
  const copy = target?.closest<HTMLButtonElement>("[data-copy]");
  if (copy) void copyCode(copy, words.copied);
}

/** Formulas wider than their column scroll, and then the keyboard must reach them. */
function watchFormulas(root: Document, formula: string): () => void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth <= target.clientWidth) {
        for (const name of ["tabindex", "role", "aria-label"]) target.removeAttribute(name);
        continue;
      }
      const all = [...root.querySelectorAll(".maths")];
      target.setAttribute("tabindex", "0");
      target.setAttribute("role", "region");
      target.setAttribute("aria-label", formula.replace("{number}", String(all.indexOf(target) + 1)));
    }
  });
  for (const node of root.querySelectorAll(".maths")) observer.observe(node);
  return () => observer.disconnect();
}

/** Wakes up what rendered texts hold: copy buttons, embeds that wait to be started, wide formulas. Returns how to stop. */
export function wakeContent(root: Document, words: ToolTexts): () => void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-copy]")) button.hidden = false;
  const listen = (event: MouseEvent) => onClick(event, words);
  root.addEventListener("click", listen);
  const stopWatching = watchFormulas(root, words.formula);
  return () => {
    root.removeEventListener("click", listen);
    stopWatching();
  };
}

/** Does so for this page. Once a page. */
export function ContentTools({ words }: { words: ToolTexts }) {
  useEffect(() => wakeContent(document, words), [words]);
  return null;
}
