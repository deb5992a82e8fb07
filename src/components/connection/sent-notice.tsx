"use client";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import type { ConnectionWording } from "./connection-texts";
import type { SentKind } from "./sent-forms";
import { useTries } from "./use-tries";

/** Says that a form that was sent waits for the connection, in a live region: whoever sent it can go on with the page. */
export function SentNotice({ words, kind }: { words: ConnectionWording; kind: SentKind }) {
  const { tries, tryAgain } = useTries();
  useEffect(() => {
    const ask = (event: Event) => event.preventDefault();
    // It goes with the page.
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
  return (
    <div className="offline">
      {/* Anew each time, so that a screen reader says that it is still so. */}
      <h2 key={tries}>{tries > 0 ? words.offlineStill : words.offline}</h2>
      <p>{words.sent[kind]}</p>
      <Button size="small" icon="refresh-cw" onClick={tryAgain}>
        {words.again}
      </Button>
    </div>
  );
}
