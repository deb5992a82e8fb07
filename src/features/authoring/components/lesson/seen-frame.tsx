"use client";
import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { type ToolTexts, wakeContent } from "@/components/content/content-tools";
import { Area } from "@/components/layout/area";

/** A document of its own, so that the student's page meets the width that it would have there. It bears the page's policy. */
const empty = "<!doctype html><html><head><title></title></head><body></body></html>";

/** What would lead away from the page or do something on someone's behalf. */
const acts = 'a[href]:not([href^="#"]), form, [aria-labelledby="gate"], .article > footer';

function hold(event: SyntheticEvent): void {
  const target = event.target as Element;
  if (event.type !== "submit" && !target.closest(acts)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Keeps the look of `to` what that of `from` is: its styles, language and theme. Returns how to stop. */
function follow(from: Document, to: Document): () => void {
  const copyStyles = () => {
    const had = new Set([...to.head.querySelectorAll("link")].map(({ href }) => href));
    for (const link of from.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
      if (!had.has(link.href)) to.head.append(to.importNode(link));
    }
  };
  const copyRoot = () => {
    for (const { name, value } of from.documentElement.attributes) to.documentElement.setAttribute(name, value);
  };
  copyStyles();
  copyRoot();
  const styles = new MutationObserver(copyStyles);
  styles.observe(from.head, { childList: true });
  const root = new MutationObserver(copyRoot);
  root.observe(from.documentElement, { attributes: true });
  return () => {
    styles.disconnect();
    root.disconnect();
  };
}

interface FrameProps {
  title: string;
  isPhone: boolean;
  words: ToolTexts;
  children: ReactNode;
}

/** Shows a part of this page in a frame of its own width. Links and buttons that act are there to be seen. */
export function SeenFrame({ title, isPhone, words, children }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!body) return;
    body.ownerDocument.title = title;
    return follow(document, body.ownerDocument);
  }, [body, title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was rendered anew has to be woken anew
  useEffect(() => (body ? wakeContent(body.ownerDocument, words) : undefined), [body, words, children]);
  return (
    <iframe
      ref={frame}
      title={title}
      className={`block-full bg-paper ${isPhone ? "inline-90 max-inline-full border-line border-x" : "inline-full"}`}
      srcDoc={empty}
      onLoad={() => setBody(frame.current?.contentDocument?.body ?? null)}
    >
      {body &&
        createPortal(
          <Area name="studio">
            <main aria-label={title} onClickCapture={hold} onSubmitCapture={hold}>
              {children}
            </main>
          </Area>,
          body,
        )}
    </iframe>
  );
}
