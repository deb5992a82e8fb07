"use client";
import type { AbstractIntlMessages } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { onFirstMove } from "@/components/on-demand/first-sign";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import type { DiscussionPlace } from "./discussion-panel";

const DiscussionPanel = lazyPart(() => import("./discussion-panel").then(({ DiscussionPanel: panel }) => panel));

interface LessonTalkProps {
  place: DiscussionPlace;
  words: { locale: string; messages: AbstractIntlMessages };
  /** A lesson that is a discussion shows it at once. */
  isMain: boolean;
  /** Name of the button that is shown until the threads are. */
  show: string;
}

/**
 * Where the discussion of a lesson appears. Its code and its threads are fetched when a reader comes near: a short lesson ends
 * within the first view, so being near counts from the first thing that the reader does.
 */
export function LessonTalk({ place, words, isMain, show }: LessonTalkProps) {
  const mark = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(isMain);
  useEffect(() => {
    if (location.hash.startsWith("#thread-")) return setNear(true);
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: "400px",
    });
    const stopWaiting = onFirstMove(() => {
      if (mark.current) observer.observe(mark.current);
    });
    return () => {
      stopWaiting();
      observer.disconnect();
    };
  }, []);
  const placeholder = (
    <Button look="quiet" icon="message-square" onClick={() => setNear(true)}>
      {show}
    </Button>
  );
  return (
    // As high as its button from the first: at the end of a page nothing above may move while someone presses there.
    <div ref={mark} className="min-block-11">
      {isNear ? <DiscussionPanel place={place} words={words} whileLoading={placeholder} /> : placeholder}
    </div>
  );
}
