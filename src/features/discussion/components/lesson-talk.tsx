"use client";
import type { AbstractIntlMessages } from "next-intl";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { DeskPlace } from "./talk-desk";

const TalkDesk = lazy(() => import("./talk-desk").then(({ TalkDesk: desk }) => ({ default: desk })));

interface LessonTalkProps {
  place: DeskPlace;
  words: { locale: string; messages: AbstractIntlMessages };
  /** A lesson that is a discussion shows it at once. */
  isMain: boolean;
  /** Name of the button that stands there until the threads do. */
  show: string;
}

/** What somebody does who has begun to read. */
const signsOfLife = ["scroll", "wheel", "pointermove", "pointerdown", "touchstart", "keydown"] as const;

/**
 * Where the discussion of a lesson appears. Its code and its threads are fetched when a reader comes near: a short lesson ends
 * within the first view, so being near counts from the first thing that the reader does.
 */
export function LessonTalk({ place, words, isMain, show }: LessonTalkProps) {
  const mark = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(isMain);
  useEffect(() => {
    if (location.hash.startsWith("#thread-")) return setNear(true);
    const over = new AbortController();
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: "400px",
    });
    const begin = () => {
      over.abort();
      if (mark.current) observer.observe(mark.current);
    };
    // Whoever came back to where they stood, or scrolled before this page could hear it, has begun too.
    if (scrollY > 0) begin();
    else for (const sign of signsOfLife) addEventListener(sign, begin, { passive: true, signal: over.signal });
    return () => {
      over.abort();
      observer.disconnect();
    };
  }, []);
  const placeholder = (
    <Button look="quiet" icon="message-square" onClick={() => setNear(true)}>
      {show}
    </Button>
  );
  return (
    <div ref={mark} className="talk__desk">
      {isNear ? (
        <Suspense fallback={placeholder}>
          <TalkDesk place={place} words={words} />
        </Suspense>
      ) : (
        placeholder
      )}
    </div>
  );
}
