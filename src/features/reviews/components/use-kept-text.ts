"use client";
import { useEffect, useRef, useState } from "react";
import type { TextOf } from "./kept-text";

/** Apart from the page, on which most people write nothing. */
const keeper = () => import("./kept-text");

/** A text as it is in its field: on this device until it is sent, taken up again by a later visit. */
export function useKeptText({ writerId, reviewId, what }: TextOf, stored = "") {
  const [text, setText] = useState(stored);
  /** False where this browser keeps nothing. */
  const [isKept, setKept] = useState(true);
  const isTyped = useRef(false);
  useEffect(() => {
    let isHere = true;
    const kept = keeper().then(({ readText }) => readText({ writerId, reviewId, what }));
    kept.then(
      (found) => isHere && found !== null && !isTyped.current && setText(found),
      () => setKept(false),
    );
    return () => {
      isHere = false;
    };
  }, [writerId, reviewId, what]);

  return {
    text,
    isKept,
    change(next: string) {
      isTyped.current = true;
      setText(next);
      keeper()
        .then(({ keepText }) => keepText({ writerId, reviewId, what }, next))
        .then(setKept, () => setKept(false));
    },
    /** It was sent or discarded. */
    forget: () =>
      void keeper().then(
        ({ keepText }) => keepText({ writerId, reviewId, what }, null),
        () => undefined,
      ),
  };
}
