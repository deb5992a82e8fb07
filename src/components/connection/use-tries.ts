"use client";
import { useState } from "react";
import { isReachable } from "./reach";

/** For what Next sends again when the connection is back: it looks from time to time, and whenever the browser says that it is online. */
export function useTries(): { tries: number; tryAgain: () => void } {
  const [tries, setTries] = useState(0);
  const tryAgain = () =>
    void isReachable().then((isBack) => {
      if (isBack) dispatchEvent(new Event("online"));
      else setTries((before) => before + 1);
    });
  return { tries, tryAgain };
}
